/** Devices that a container asks for: `--device`, `--gpus`. */
import type { FileTree } from "../host/file_tree.ts";
import type { HostConfig } from "./container_config.ts";
import { EngineError } from "./engine_error.ts";

/** The machine has no others than those in its /dev. @throws {EngineError} */
export function checkDevices({ DeviceRequests, Devices }: HostConfig, hostFiles: FileTree): void {
  const [request] = DeviceRequests ?? [];
  if (request) {
    const capabilities = (request.Capabilities ?? []).map((names) => `[${names.join(" ")}]`).join(" ");
    throw new EngineError(
      500,
      `could not select device driver ${
        JSON.stringify(request.Driver ?? "")
      } with capabilities: [${capabilities}]`,
    );
  }
  const missing = Devices?.find(({ PathOnHost }) => !hostFiles.exists(PathOnHost));
  if (!missing) return;
  throw new EngineError(
    500,
    `error gathering device information while adding custom device ${
      JSON.stringify(missing.PathOnHost)
    }: no such file or directory`,
  );
}
