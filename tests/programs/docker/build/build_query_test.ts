import assert from "node:assert/strict";
import { parseFlags } from "../../../../src/programs/flags.ts";
import { build } from "../../../../src/programs/docker/build/build.ts";
import { buildQuery } from "../../../../src/programs/docker/build/build_query.ts";
import { queryText } from "../../../../src/programs/docker/engine_client.ts";
import { testIo } from "../../test_io.ts";
import { words } from "../scripted_engine.ts";

Deno.test("flags of a build become its query", () => {
  const context = { dockerfile: "Dockerfile", sent: () => 0, archived: () => 0 };
  for (
    const [line, query] of [
      ["", "?dockerfile=Dockerfile&rm=1"],
      ["-t a -t b:2", "?dockerfile=Dockerfile&rm=1&t=a&t=b:2"],
      [
        "--build-arg A=1 --build-arg HOME --build-arg NONE",
        '?buildargs={"A":"1","HOME":"/root","NONE":null}&dockerfile=Dockerfile&rm=1',
      ],
      [
        "--label a=b --target x --no-cache --pull --rm=false",
        '?dockerfile=Dockerfile&labels={"a":"b"}&nocache=1&pull=1&rm=0&target=x',
      ],
      ["-m 1m --network host", "?dockerfile=Dockerfile&memory=1048576&networkmode=host&rm=1"],
    ] as const
  ) {
    const { flags } = parseFlags(build.flags, words(line));
    const { io } = testIo({ env: { HOME: "/root" } });
    assert.equal(decodeURIComponent(queryText(buildQuery(flags, context, io))), query);
  }
});
