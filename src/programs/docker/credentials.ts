/** Credentials for registries, as the configuration keeps them and the API takes them. */
import type { Io } from "../io.ts";
import type { DockerSettings } from "./config_file.ts";
import { credentialServer, type ImageReference, registryOf } from "./image_reference.ts";

export interface Credentials {
  username?: string;
  password?: string;
  identitytoken?: string;
  serveraddress: string;
}

/** For a registry's address, or the key it has in the configuration. Empty but for the address where there are none. */
export async function credentialsFor(
  settings: DockerSettings,
  io: Pick<Io, "machine">,
  server: string,
): Promise<Credentials> {
  const helper = (settings.file.credHelpers as Record<string, string> | undefined)?.[server] ??
    settings.file.credsStore as string | undefined;
  if (helper) return await fromHelper(io, helper, server);
  const { auth, identitytoken } = settings.file.auths?.[server] ?? {};
  const [username, password] = auth ? decoded(auth) : [];
  return {
    ...(username === undefined ? {} : { username, password: password ?? "" }),
    ...(identitytoken ? { identitytoken } : {}),
    serveraddress: server,
  };
}

/** Asks `docker-credential-NAME get`; one that knows nothing leaves the request without credentials. */
async function fromHelper(io: Pick<Io, "machine">, helper: string, server: string): Promise<Credentials> {
  try {
    const { code, output } = await io.machine.run([`docker-credential-${helper}`, "get"], { input: server });
    if (code !== 0) return { serveraddress: server };
    const { Username, Secret } = JSON.parse(output);
    return Username === "<token>"
      ? { identitytoken: Secret, serveraddress: server }
      : { username: Username, password: Secret, serveraddress: server };
  } catch {
    return { serveraddress: server };
  }
}

function decoded(auth: string): [string, string] {
  try {
    const text = atob(auth);
    const at = text.indexOf(":");
    return [text.slice(0, at), text.slice(at + 1).replaceAll("\0", "")];
  } catch {
    return ["", ""];
  }
}

/** The header that a request about an image of that registry carries. */
export async function registryHeaders(
  settings: DockerSettings,
  io: Pick<Io, "machine">,
  reference: ImageReference,
): Promise<Record<string, string>> {
  const credentials = await credentialsFor(settings, io, credentialServer(registryOf(reference)));
  return { "X-Registry-Auth": base64Url(JSON.stringify(credentials)) };
}

export function base64Url(text: string): string {
  const bytes = new TextEncoder().encode(text);
  return btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_");
}
