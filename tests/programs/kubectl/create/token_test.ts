import assert from "node:assert/strict";
import { createToken } from "../../../../src/programs/kubectl/create/token.ts";
import { recordedCluster } from "../../recorded_cluster.ts";
import { runVerb } from "../run_recorded.ts";
import { refuses } from "./built.ts";

Deno.test("the token alone is printed", async () => {
  const answer = { kind: "TokenRequest", apiVersion: "v1", metadata: {}, status: { token: "abc" } };
  const cluster = recordedCluster({ "/api/v1/namespaces/default/serviceaccounts/robot/token": answer });
  assert.equal((await runVerb(createToken, ["robot", "--duration=1h"], cluster)).out, "abc\n");
});

refuses(createToken, [
  ["", "error: exactly one NAME is required, got 0"],
  ["robot --duration=-1s", "error: --duration must be greater than or equal to 0"],
  ["robot --duration=1500ms", "error: --duration cannot be expressed in units less than seconds"],
  ["robot --bound-object-kind=Foo", "error: supported --bound-object-kind values are Node, Pod, Secret"],
  [
    "robot --bound-object-kind=Pod",
    "error: --bound-object-name is required if --bound-object-kind is provided",
  ],
  [
    "robot --bound-object-uid=a",
    "error: --bound-object-uid can only be set if --bound-object-kind is provided",
  ],
]);
