import assert from "node:assert/strict";
import { nginx } from "../../../../src/simulator/images/nginx.ts";
import { runArgv } from "../machine.ts";

Deno.test("the image's own files hold nothing that would be complained about", () =>
  assert.equal(
    runArgv(["nginx", "-t"], { image: nginx }).err,
    "nginx: the configuration file /etc/nginx/nginx.conf syntax is ok\n" +
      "nginx: configuration file /etc/nginx/nginx.conf test is successful\n",
  ));
