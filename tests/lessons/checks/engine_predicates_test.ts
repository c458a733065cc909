import { testPredicates } from "./predicate_cases.ts";
import assert from "node:assert/strict";
import { containerNamed, isImage } from "../../../src/lessons/checks/engine_predicates.ts";
import { smallView } from "./small_view.ts";

testPredicates([
  [{ container: "web", state: "running" }, true, "is there"],
  [{ container: "old", state: "running" }, false, "is exited"],
  [{ container: "old", path: ".State.ExitCode", equals: 137 }, true, "is 137"],
  [{ container: "aaa1" }, true, "is there"],
  [{ container: "none" }, false, "there is none"],
  [{ container: "none", exists: false }, true, "there is none"],
  [{ containers: "nginx", state: "running", published: 8080 }, true, "1 there"],
  [{ containers: "nginx", published: 80 }, false, "0 there"],
  [{ containers: "nginx:1.28" }, false, "0 there"],
  [{ containers: "*", count: 2 }, true, "2 there"],
  [{ containers: "*", mount: "mydata" }, true, "1 there"],
  [{ containers: "*", path: ".State.ExitCode", gte: 1, count: 1 }, true, "1 of 2"],
  [{ image: "myflask", parent: "python", layers: 3 }, true, "is there"],
  [{ image: "python", parent: "myflask" }, false, "does not begin with the layers of myflask"],
  [{ image: "myflask", parent: "none" }, false, "there is no image none"],
  [{ image: "python", parent: "myflask", shared: 2 }, true, "is there"],
  [{ image: "python", parent: "myflask", shared: { gte: 3 } }, false, "shares 2 layers with myflask"],
  [{ image: "myflask", layers: { lte: 2 } }, false, "has 3 layers"],
  [{ image: "myflask:v2" }, false, "there is none"],
  [{ image: "myflask", path: ".Config.Cmd", equals: ["app.py"] }, true, 'is ["app.py"]'],
  [{ image: "nginx", node: "eli01" }, true, "is there"],
  [{ image: "myflask", node: "eli01" }, false, "is not there"],
  [{ image: "myflask", node: "eli01", exists: false }, true, "is not there"],
  [{ volume: "mydata", path: ".Driver", equals: "local" }, true, "is local"],
  [{ volume: "other" }, false, "there is none"],
  [{ network: "shop", joined: ["web"] }, true, "is there"],
  [{ network: "shop", joined: ["web", "db"] }, false, "web"],
  [{ told: "container exec_start", of: "nginx" }, true, "1 times"],
  [{ told: "container exec_start", of: "redis" }, false, "not yet"],
  [{ told: "volume mount", of: "mydata", different: { gte: 2 } }, true, "2 times"],
  [{ told: "volume mount", different: 3 }, false, "2 times"],
  [{ told: "container die" }, false, "not yet"],
]);

/** Names that are the beginning of another one's id are names first. */
const named: [name: string, id: string | undefined][] = [
  ["cafe", "b0b2"],
  ["cafe1", "cafe1"],
  ["caf", "cafe1"],
  ["b0b", "b0b2"],
  ["none", undefined],
];

for (const [name, id] of named) {
  Deno.test(`the container ${name} is ${id ?? "not there"}`, async () => {
    const all = [{ Id: "cafe1", Name: "/other" }, { Id: "b0b2", Name: "/cafe" }];
    const found = await containerNamed(
      { ...smallView.engine!, containers: () => Promise.resolve(all) },
      name,
    );
    assert.equal(found?.["Id"], id);
  });
}

const images: [reference: string, wanted: string, is: boolean][] = [
  ["nginx", "nginx", true],
  ["nginx", "nginx:latest", true],
  ["nginx:latest", "nginx", true],
  ["nginx:1.29", "nginx", true],
  ["nginx:1.29", "nginx:1.28", false],
  ["docker.io/library/nginx:1.29", "nginx:1.29", true],
  ["registry:5000/nginx", "nginx", false],
  ["registry:5000/nginx", "registry:5000/nginx:latest", true],
  ["mynginx", "nginx", false],
];

for (const [reference, wanted, is] of images) {
  Deno.test(`${reference} is ${is ? "" : "not "}${wanted}`, () =>
    assert.equal(isImage(reference, wanted), is));
}
