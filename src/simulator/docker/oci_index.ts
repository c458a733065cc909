/** What an archive of `docker save` has for tools that read OCI's image layout: manifests, and `index.json` over them. */
import { bytesOf } from "../host/byte_text.ts";
import { type ArchivedRow, manifestDigestOf } from "../images/archived_image.ts";
import { parseImageReference, repositoryOf } from "../images/image_reference.ts";

/** What is pointed to (OCI image-spec, descriptor.md). */
export interface Descriptor {
  mediaType: string;
  digest: string;
  /** Bytes. */
  size: number;
  annotations?: Readonly<Record<string, string>>;
}

export interface OciIndex {
  schemaVersion: 2;
  mediaType: string;
  manifests: Descriptor[];
}

const BLOBS = "blobs/sha256/";
const type = (what: string): string => `application/vnd.oci.image.${what}`;

/**
 * Names every tag of every image, and an image without tags once.
 * @param blobs by path; manifests are added to it
 */
export function ociIndex(rows: readonly ArchivedRow[], blobs: Map<string, Uint8Array>): OciIndex {
  const manifests = rows.flatMap((row) => {
    const manifest = addManifest(row, blobs);
    return row.RepoTags?.map((tag) => ({ ...manifest, annotations: namesOf(tag) })) ?? [manifest];
  });
  return { schemaVersion: 2, mediaType: type("index.v1+json"), manifests };
}

function addManifest(
  { Config: config, Layers: layers }: ArchivedRow,
  blobs: Map<string, Uint8Array>,
): Descriptor {
  const mediaType = type("manifest.v1+json");
  const descriptor = (path: string, what: string): Descriptor => ({
    mediaType: type(what),
    digest: path.replace(BLOBS, "sha256:"),
    size: blobs.get(path)!.length,
  });
  const bytes = bytesOf(JSON.stringify({
    schemaVersion: 2,
    mediaType,
    config: descriptor(config, "config.v1+json"),
    layers: layers.map((path) => descriptor(path, "layer.v1.tar")),
  }));
  const digest = manifestDigestOf(config.replace(BLOBS, "sha256:"));
  blobs.set(digest.replace("sha256:", BLOBS), bytes);
  return { mediaType, digest, size: bytes.length };
}

function namesOf(text: string): Record<string, string> {
  const reference = parseImageReference(text)!;
  return {
    "io.containerd.image.name": `${repositoryOf(reference)}:${reference.tag}`,
    "org.opencontainers.image.ref.name": reference.tag,
  };
}
