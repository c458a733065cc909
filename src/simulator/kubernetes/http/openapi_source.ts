import type { OpenApiDocument } from "../../../kube/openapi.ts";

/** Where the schemas of kinds come from. They are large: nothing is asked for before a request needs it. */
export interface OpenApiSource {
  /**
   * The document of a group version, `api/v1` or `apis/apps/v1`: its schemas matter, its paths are not used.
   * Undefined when there is none.
   */
  document(groupVersion: string): Promise<OpenApiDocument | undefined>;
}

/** Asks for each document once, unless that failed. */
export function rememberDocuments(source: OpenApiSource): OpenApiSource {
  const known = new Map<string, Promise<OpenApiDocument | undefined>>();
  return {
    document(groupVersion) {
      let document = known.get(groupVersion);
      if (document) return document;
      document = source.document(groupVersion);
      known.set(groupVersion, document);
      document.catch(() => known.delete(groupVersion));
      return document;
    },
  };
}
