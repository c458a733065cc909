import assert from "node:assert/strict";
import { filesOf } from "../../../src/simulator/images/image_profile.ts";
import { postgres } from "../../../src/simulator/images/postgres.ts";
import { logStamp } from "../../../src/simulator/images/postgres_start.ts";
import { profileOf } from "../../../src/simulator/images/tagged_profile.ts";
import { runArgv } from "./machine.ts";

const start = (tag: string, path: string, text: string) => {
  const files = filesOf(postgres);
  files.write(path, text);
  const image = profileOf({ profile: postgres, tag });
  const env = { ...image.env, POSTGRES_PASSWORD: "pw" };
  return runArgv(["docker-entrypoint.sh", "postgres"], { image, env, files });
};

Deno.test("data of another version are not touched", () => {
  const ran = start("16", "/var/lib/postgresql/data/PG_VERSION", "13\n");
  assert.equal(ran.code, 1);
  assert.match(
    ran.err,
    /FATAL: {2}database files are incompatible with server\n.*initialized by PostgreSQL version 13, which is not compatible with this version 16\.9\.\n$/,
  );
});

Deno.test("from 18 on the old place of data is refused", () => {
  const ran = start("18", "/var/lib/postgresql/data/x", "");
  assert.equal(ran.code, 1);
  assert.match(ran.err, /^Error: in 18\+, these Docker images are configured/);
});

Deno.test("a log line's time", () =>
  assert.equal(logStamp(Date.UTC(2026, 0, 2)), "2026-01-02 00:00:00.000 UTC"));
