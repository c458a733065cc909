import type { Io } from "../../io.ts";
import type { Call } from "../../program.ts";
import { creation } from "./creation.ts";
import { appendHashFlag, secretFrame, secretObject } from "./generic_secret.ts";
import { keyPairProblem } from "./key_pair.ts";

/** `kubectl create secret tls`. */
export const createTlsSecret = creation({
  ...secretFrame,
  name: "tls",
  summary: "A secret of a key and its certificate",
  usage: ["NAME --cert=path/to/cert/file --key=path/to/key/file [--dry-run=server|client|none]"],
  flags: [
    appendHashFlag,
    { name: "cert", kind: "string", usage: "File of the certificate, in PEM." },
    { name: "key", kind: "string", usage: "File of its key, in PEM." },
  ],
  examples: [["From two files", "kubectl create secret tls web --cert=web.crt --key=web.key"]],
  check({ flags }) {
    if (!flags.string("cert") || !flags.string("key")) throw new Error("key and cert must be specified");
  },
  async build({ flags, io }: Call, name) {
    const certificate = await readPem(flags.string("cert"), io);
    const key = await readPem(flags.string("key"), io);
    const decoder = new TextDecoder();
    const problem = await keyPairProblem(decoder.decode(certificate), decoder.decode(key));
    if (problem !== undefined) throw new Error(problem);
    const entries = [{ key: "tls.crt", bytes: certificate }, { key: "tls.key", bytes: key }];
    return await secretObject(name, flags, entries, "kubernetes.io/tls");
  },
});

async function readPem(path: string, { machine }: Io): Promise<Uint8Array> {
  try {
    return await machine.readFile(path);
  } catch (error) {
    const why = error instanceof Deno.errors.NotFound ? "no such file or directory" : String(error);
    throw new Error(`Cannot read file ${path}, open ${path}: ${why}`);
  }
}
