import assert from "node:assert/strict";
import { curlImage } from "../../../src/simulator/images/curl_image.ts";
import { runArgv } from "./machine.ts";

for (
  const [argv, pattern] of [
    [["-s", "http://web"], /hello/],
    [["curl", "-s", "http://web"], /hello/],
    [["sh", "-c", "echo shell"], /shell/],
  ] as [string[], RegExp][]
) {
  Deno.test(`entrypoint with ${argv.join(" ")}`, () => {
    const ran = runArgv(["/entrypoint.sh", ...argv], {
      image: curlImage,
      env: { PATH: curlImage.env["PATH"]! },
      answer: () => ({ status: 200, headers: {}, body: "hello" }),
    });
    assert.match(ran.out, pattern);
  });
}
