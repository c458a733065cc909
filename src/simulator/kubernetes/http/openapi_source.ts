import type { OpenApiDocument } from "../../../kube/openapi.ts";

/** Where the schemas of kinds come from. They are large: nothing is asked for before a request needs it. */
export interface OpenApiSource {
  /**
   * The document of a group version, `api/v1` or `apis/apps/v1`: its schemas matter, its paths are not used.
   * Undefined when there is none.
   */
  document(groupVersion: string): Promise<OpenApiDocument | undefined>;
}
