import type { OpenApiDocument, OpenApiSchema } from "../kube/openapi.ts";
import type { SchemaBundle } from "./build_schemas.ts";
import { loadSchemas, type SchemaCacheOptions } from "./schema_cache.ts";

/**
 * The field documentation of the bundled cluster, as its API server asks for it: one document a group version.
 * Nothing is read before the first question, and only once; after a failure the next question tries again.
 */
export class KubernetesSchemas {
  readonly #options: SchemaCacheOptions;
  #bundle: Promise<SchemaBundle> | undefined;

  constructor(options: SchemaCacheOptions = {}) {
    this.#options = options;
  }

  /** @throws {Error} that says what to do, when the schemas are neither kept nor to be had. */
  schemas(): Promise<SchemaBundle> {
    this.#bundle ??= loadSchemas(this.#options).catch((error) => {
      this.#bundle = undefined;
      throw error;
    });
    return this.#bundle;
  }

  /**
   * The document of `api/v1` or `apis/apps/v1`: all its kinds and whatever they are made of. Its paths are
   * empty: they depend on what the server serves. Undefined for group versions that Kubernetes does not have.
   */
  async document(groupVersion: string): Promise<OpenApiDocument | undefined> {
    const { schemas, kubernetesVersion } = await this.schemas();
    const kinds = kindsOf(schemas, groupVersion);
    if (kinds.length === 0) return undefined;
    const names = [...kinds, ...SUBRESOURCES[groupVersion] ?? [], ...REQUESTS];
    return {
      openapi: "3.0.0",
      info: { title: "Kubernetes", version: kubernetesVersion },
      paths: {},
      components: { schemas: closure(schemas, names) },
    };
  }
}

const META = "io.k8s.apimachinery.pkg.apis.meta.v1";

/** What the paths of every document speak of. */
const REQUESTS = ["APIResourceList", "DeleteOptions", "Patch", "Status", "WatchEvent"].map((name) =>
  `${META}.${name}`
);

/** Kinds of other groups that sub-resources take. */
const SUBRESOURCES: Readonly<Record<string, readonly string[]>> = {
  "api/v1": [
    "io.k8s.api.autoscaling.v1.Scale",
    "io.k8s.api.policy.v1.Eviction",
    "io.k8s.api.authentication.v1.TokenRequest",
  ],
  "apis/apps/v1": ["io.k8s.api.autoscaling.v1.Scale"],
};

function kindsOf(schemas: Record<string, OpenApiSchema>, groupVersion: string): string[] {
  const [group, version] = groupVersion.startsWith("api/")
    ? ["", groupVersion.slice("api/".length)]
    : groupVersion.replace(/^apis\//, "").split("/");
  return Object.keys(schemas).filter((name) =>
    !name.startsWith(META) &&
    schemas[name]!["x-kubernetes-group-version-kind"]?.some((gvk) =>
      gvk.group === group && gvk.version === version
    )
  );
}

/** The definitions and all that they refer to, sorted. */
function closure(
  schemas: Record<string, OpenApiSchema>,
  names: readonly string[],
): Record<string, OpenApiSchema> {
  const found = new Set<string>();
  const waiting = [...names];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const schema = schemas[name];
    if (!schema || found.has(name)) continue;
    found.add(name);
    waiting.push(...references(schema));
  }
  return Object.fromEntries([...found].sort().map((name) => [name, schemas[name]!]));
}

const REF_PREFIX = "#/components/schemas/";

function references(schema: OpenApiSchema): string[] {
  const own = schema.$ref ? [schema.$ref.slice(REF_PREFIX.length)] : [];
  const inner = [
    ...Object.values(schema.properties ?? {}),
    ...(schema.items ? [schema.items] : []),
    ...(schema.allOf ?? []),
    ...(typeof schema.additionalProperties === "object" ? [schema.additionalProperties] : []),
  ];
  return [...own, ...inner.flatMap(references)];
}
