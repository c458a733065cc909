import assert from "node:assert/strict";
import { helloWorld } from "../../../src/simulator/images/hello_world.ts";
import { runArgv } from "./machine.ts";

Deno.test("it says hello and has nothing else in it", () => {
  const ran = runArgv(["/hello"], { image: helloWorld });
  assert.match(
    ran.out,
    /^\nHello from Docker!\nThis message shows that [^]*docs\.docker\.com\/get-started\/\n\n$/,
  );
  assert.equal(ran.code, 0);
  assert.deepEqual(Object.keys(helloWorld.programs), ["/hello"]);
});
