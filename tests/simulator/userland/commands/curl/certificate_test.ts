import assert from "node:assert/strict";
import { problemOfCertificate } from "../../../../../src/simulator/userland/commands/curl/certificate.ts";
import { parseCurlOptions } from "../../../../../src/simulator/userland/commands/curl/curl_options.ts";
import { parseUrl } from "../../../../../src/simulator/userland/commands/http_client.ts";
import { runScript } from "../../../images/machine.ts";

const { process } = runScript("true");
const target = parseUrl("https://web")!;

const certificates: [
  words: string[],
  authority: string | undefined,
  names: string[],
  code: number | undefined,
][] = [
  [[], "public", ["web"], undefined],
  [[], "public", ["other"], 60],
  [[], "own", ["web"], 60],
  [["-k"], "own", ["other"], undefined],
  [["--cacert", "/none"], "public", ["web"], 77],
];

for (const [words, authority, names, code] of certificates) {
  Deno.test(`curl ${words.join(" ")}: signed by ${authority} for ${names}`, () => {
    const failure = problemOfCertificate(process, parseCurlOptions(words), target, { authority, names });
    assert.equal(failure?.code, code);
  });
}
