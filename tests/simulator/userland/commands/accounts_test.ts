import assert from "node:assert/strict";
import { debian } from "../../../../src/simulator/images/debian.ts";
import { filesOf } from "../../../../src/simulator/images/image_profile.ts";
import { runScript } from "../../images/machine.ts";

const CASES: [script: string, passwd: string, group: string][] = [
  ["useradd app", "app:x:1000:1000::/home/app:/bin/sh", "app:x:1000:"],
  ["useradd -m -u 500 -s /bin/bash app", "app:x:500:500::/home/app:/bin/bash", "app:x:500:"],
  ["groupadd -g 50 staff; useradd -g staff -d /srv app", "app:x:1000:50::/srv:/bin/sh", "staff:x:50:"],
  ["groupadd docker; useradd -G docker app", "app:x:1000:1001::/home/app:/bin/sh", "docker:x:1000:app"],
  ["groupadd -r app; useradd -r -g app app", "app:x:999:999::/home/app:/bin/sh", "app:x:999:"],
  [
    "addgroup app; adduser --disabled-password --ingroup app app",
    "app:x:1000:1000::/home/app:/bin/sh",
    "app:x:1000:",
  ],
  ["addgroup -S app && adduser -S -G app app", "app:x:999:999::/home/app:/bin/sh", "app:x:999:"],
  ["useradd app; adduser app www-data", "app:x:1000:1000::/home/app:/bin/sh", "www-data:x:33:app"],
];

for (const [script, passwd, group] of CASES) {
  Deno.test(script, () => {
    const files = filesOf(debian);
    const { err } = runScript(script, { image: debian, files });
    assert.equal(err, "");
    assert.ok(files.read("/etc/passwd")!.split("\n").includes(passwd), files.read("/etc/passwd"));
    assert.ok(files.read("/etc/group")!.split("\n").includes(group), files.read("/etc/group"));
  });
}

Deno.test("a home folder is made where it is wished, and is the user's", () => {
  const files = filesOf(debian);
  runScript("useradd -m app; useradd other", { image: debian, files });
  assert.deepEqual([files.facts("/home/app")!.uid, files.exists("/home/other")], [1000, false]);
});

const ERRORS: [script: string, code: number, err: string][] = [
  ["useradd root", 9, "useradd: user 'root' already exists\n"],
  ["groupadd root", 9, "groupadd: group 'root' already exists\n"],
  ["useradd -u 0 app", 4, "useradd: UID 0 is not unique\n"],
  ["useradd -g nope app", 6, "useradd: group 'nope' does not exist\n"],
  ["useradd 'a b'", 1, "useradd: invalid user name 'a b'\n"],
];

for (const [script, code, err] of ERRORS) {
  Deno.test(`${script} fails`, () => {
    const ran = runScript(script, { image: debian });
    assert.deepEqual([ran.code, ran.err], [code, err]);
  });
}
