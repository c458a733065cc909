import assert from "node:assert/strict";
import { curlHelp } from "../../../../../src/simulator/userland/commands/curl/curl_help.ts";

Deno.test("-h shows the common options, --help all all of them, --help OPTION one", () => {
  assert.match(
    curlHelp(undefined),
    /^Usage: curl \[options...\] <url>\n -d, --data <data> +Send data with POST\n/,
  );
  assert.match(curlHelp("all"), /\n {5}--unix-socket <path> /);
  assert.equal(curlHelp("-L"), " -L, --location                Follow redirects\n");
  assert.match(curlHelp("nope"), /^Unknown category/);
});
