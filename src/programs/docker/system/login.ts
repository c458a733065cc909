/** `login` and `logout`. */
import type { Io } from "../../io.ts";
import { saveSettings } from "../config_file.ts";
import { type Credentials, credentialsFor } from "../credentials.ts";
import { switchFlag, textFlag } from "../docker_flags.ts";
import { DockerFailure } from "../engine_errors.ts";
import type { DockerCall, Verb } from "../verb.ts";

const USUAL = "https://index.docker.io/v1/";

export const login: Verb = {
  calls: ["login"],
  summary: "Sign in to a registry",
  description: "Sign in to a registry.\nWithout a server it is Docker Hub.",
  usage: "[OPTIONS] [SERVER]",
  flags: [
    textFlag("p, password", "Password or access token"),
    switchFlag("password-stdin", "Read the password from stdin"),
    textFlag("u, username", "User name"),
  ],
  takes: { max: 1 },
  async run(call) {
    const { flags, args, io, client } = call;
    const server = serverOf(args[0]);
    let { password = "" } = await givenPassword(call);
    let username = flags.string("username");
    let isKnown = false;
    if (!username && !password) {
      const known = await credentialsFor(call.settings, io, server);
      if (known.username && known.password) {
        await io.err(
          `Authenticating with existing credentials... [Username: ${known.username}]\n\n` +
            " Info -> To login with a different account, run 'docker logout' followed by 'docker login'\n\n\n",
        );
        ({ username, password } = { username: known.username, password: known.password });
        isKnown = true;
      }
    }
    if (!username || !password) ({ username, password } = await asked(io, username));
    const credentials: Credentials = { username, password, serveraddress: server };
    const { Status, IdentityToken } = await client.json<{ Status: string; IdentityToken?: string }>(
      "POST",
      "/auth",
      {
        json: credentials,
      },
    );
    if (!isKnown || IdentityToken) await store(call, credentials, IdentityToken);
    await io.out(`${Status}\n`);
    return 0;
  },
};

export const logout: Verb = {
  calls: ["logout"],
  summary: "Forget the credentials for a registry",
  description: "Forget the credentials for a registry.\nWithout a server it is the engine's usual one.",
  usage: "[SERVER]",
  flags: [],
  takes: { max: 1 },
  async run({ args, io, settings }) {
    const server = serverOf(args[0]);
    await io.out(`Removing login credentials for ${server}\n`);
    const { [server]: found, ...auths } = settings.file.auths ?? {};
    if (found) await saveSettings(io, { ...settings, file: { ...settings.file, auths } });
    return 0;
  },
};

/** The key in the configuration: without scheme and path, but for the usual one. */
function serverOf(text: string | undefined): string {
  if (!text || text === "docker.io" || text === "index.docker.io") return USUAL;
  return text === USUAL ? text : text.replace(/^https?:\/\//, "").split("/")[0]!;
}

async function givenPassword({ flags, io }: DockerCall): Promise<{ password?: string }> {
  if (flags.has("password") && flags.bool("password-stdin")) {
    throw new DockerFailure("conflicting options: cannot specify both --password and --password-stdin");
  }
  if (flags.bool("password-stdin")) {
    if (!flags.string("username")) {
      throw new DockerFailure("the --password-stdin option requires --username to be set");
    }
    return { password: (await io.readInput()).replace(/\r?\n$/, "") };
  }
  if (flags.has("password")) {
    await io.err("WARNING! Using --password via the CLI is insecure. Use --password-stdin.\n");
  }
  return { password: flags.string("password") };
}

/** Asks on the terminal; the password is not shown. */
async function asked(io: Io, known: string): Promise<{ username: string; password: string }> {
  if (!io.isTerminal("input") || !io.terminal) {
    throw new DockerFailure("Error: Cannot perform an interactive login from a non TTY device");
  }
  const username = known || await line(io, "Username: ");
  if (!username) throw new DockerFailure("Error: Non-null Username Required");
  const restore = io.terminal.raw();
  try {
    const password = await line(io, "Password: ");
    await io.out("\n");
    if (!password) throw new DockerFailure("Error: Password Required");
    return { username, password };
  } finally {
    restore();
  }
}

async function line(io: Io, prompt: string): Promise<string> {
  await io.out(prompt);
  let text = "";
  const decoder = new TextDecoder();
  for await (const chunk of io.input()) {
    text += decoder.decode(chunk, { stream: true });
    if (text.includes("\x03")) throw new DockerFailure("", { code: 130 });
    if (/[\r\n]/.test(text)) break;
  }
  // Without an echo of the terminal, the key for a mistake takes a letter away.
  while (/[^\x7f]\x7f/.test(text)) text = text.replace(/[^\x7f]\x7f/, "");
  return text.split(/[\r\n]/)[0]!.trim();
}

async function store(
  { io, settings }: DockerCall,
  { username, password, serveraddress }: Credentials,
  token?: string,
) {
  const bytes = new TextEncoder().encode(token ? `${username}:` : `${username}:${password}`);
  const auth = btoa(String.fromCharCode(...bytes));
  await io.err(
    `\nWARNING! Your credentials are stored unencrypted in '${settings.folder}/config.json'.\n` +
      "Configure a credential helper to remove this warning. See\n" +
      "https://docs.docker.com/go/credential-store/\n\n",
  );
  const entry = token ? { auth, identitytoken: token } : { auth };
  await saveSettings(io, {
    ...settings,
    file: { ...settings.file, auths: { ...settings.file.auths, [serveraddress]: entry } },
  });
}
