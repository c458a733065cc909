import assert from "node:assert/strict";
import { filesOf, type ImageProfile } from "../../../src/simulator/images/image_profile.ts";
import { mariadb } from "../../../src/simulator/images/mysql.ts";
import { postgres } from "../../../src/simulator/images/postgres.ts";
import { runArgv } from "./machine.ts";

const GOES_ON = undefined;

const cases: [image: ImageProfile, env: Record<string, string>, code: number | undefined, told: RegExp][] = [
  [postgres, { POSTGRES_PASSWORD_FILE: "/run/pw" }, GOES_ON, /ready to accept connections/],
  [postgres, { POSTGRES_PASSWORD_FILE: "/run/empty" }, 1, /superuser password is not specified/],
  [postgres, { POSTGRES_PASSWORD_FILE: "/run/none" }, 1, /line 21: \/run\/none: No such file or directory\n/],
  [
    postgres,
    { POSTGRES_PASSWORD_FILE: "/run/pw", POSTGRES_PASSWORD: "x" },
    1,
    /^error: both POSTGRES_PASSWORD and POSTGRES_PASSWORD_FILE are set \(but are exclusive\)\n$/,
  ],
  [mariadb, { MARIADB_ROOT_PASSWORD_FILE: "/run/pw" }, GOES_ON, /mariadbd: ready for connections/],
  [
    mariadb,
    { MARIADB_ROOT_PASSWORD_FILE: "/run/pw", MARIADB_ROOT_PASSWORD: "x" },
    1,
    /\[ERROR\] \[Entrypoint\]: Both MARIADB_ROOT_PASSWORD and MARIADB_ROOT_PASSWORD_FILE are set/,
  ],
];

for (const [image, env, code, told] of cases) {
  Deno.test(`${image.cmd[0]} with ${JSON.stringify(env)}`, () => {
    const files = filesOf(image);
    files.write("/run/pw", "secret\n");
    files.write("/run/empty", "\n");
    const ran = runArgv([...image.entrypoint, ...image.cmd], { image, env: { ...image.env, ...env }, files });
    assert.equal(ran.code, code);
    assert.match(ran.err, told);
  });
}
