/** Secrets and configs whose content is no file of this machine: they are copied into the container. */
import { DockerFailure } from "../../engine_errors.ts";
import type { EngineClient } from "../../engine_client.ts";
import type { FileDefinition, Project, Service } from "../project/project.ts";
import { grantTarget } from "./mount_requests.ts";

const READABLE = 0o444;

export async function injectFiles(
  client: EngineClient,
  project: Project,
  service: Service,
  containerId: string,
): Promise<void> {
  for (const kind of ["secrets", "configs"] as const) {
    for (const grant of service[kind] ?? []) {
      const text = contentOf(project, kind, project[kind][grant.source]!);
      if (text === undefined) continue;
      await put(client, containerId, grantTarget(kind, grant), text);
    }
  }
}

function contentOf(project: Project, kind: string, definition: FileDefinition): string | undefined {
  if (definition.content !== undefined) return definition.content;
  if (!definition.environment) return undefined;
  const value = project.variable(definition.environment);
  if (value === undefined) {
    throw new DockerFailure(
      `environment variable ${JSON.stringify(definition.environment)} required by ${kind.slice(0, -1)} ${
        JSON.stringify(definition.name)
      } is not set`,
    );
  }
  return value;
}

async function put(client: EngineClient, containerId: string, path: string, text: string): Promise<void> {
  const { createTarPacker } = await import("modern-tar");
  const { readable, controller } = createTarPacker();
  const bytes = new TextEncoder().encode(text);
  const writer = controller.add({ name: path.slice(1), size: bytes.length, mode: READABLE, type: "file" })
    .getWriter();
  writer.write(bytes).then(() => writer.close()).then(
    () => controller.finalize(),
    (error) => controller.error(error),
  );
  await client.tell("PUT", `/containers/${containerId}/archive`, {
    query: { path: "/" },
    headers: { "Content-Type": "application/x-tar" },
    body: readable as ReadableStream<Uint8Array>,
  });
}
