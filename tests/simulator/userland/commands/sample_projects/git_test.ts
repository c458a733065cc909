import assert from "node:assert/strict";
import { AHAB, runIn, ubuntuBox } from "../ubuntu_box.ts";

for (
  const [line, err, code] of [
    ["git clone https://github.com/tolson-vkn/celrab", "Cloning into 'celrab'...\n", 0],
    ["git clone --depth 1 git@github.com:tolson-vkn/forge.git f", "Cloning into 'f'...\n", 0],
    [
      "git clone https://github.com/x/nope",
      "Cloning into 'nope'...\nfatal: unable to access 'https://github.com/x/nope/': Could not resolve host: github.com\n",
      128,
    ],
    ["git clone celrab", "Cloning into 'celrab'...\nfatal: repository 'celrab' does not exist\n", 128],
    ["git clone", "fatal: You must specify a repository to clone.\n", 128],
    [
      "git clone https://github.com/tolson-vkn/forge /etc",
      "fatal: destination path '/etc' already exists and is not an empty directory.\n",
      128,
    ],
    [
      "git clone https://github.com/tolson-vkn/forge /etc/f",
      "fatal: could not create work tree dir '/etc/f': Permission denied\n",
      128,
    ],
    ["git frob", "git: 'frob' is not a git command. See 'git --help'.\n", 1],
  ] as const
) {
  Deno.test(`git: ${line}`, () => {
    const ran = runIn(ubuntuBox(), line.split(" "), { user: AHAB });
    assert.deepEqual([ran.err, ran.code], [err, code]);
  });
}

Deno.test("git: what was cloned lies there and belongs to who cloned it", () => {
  const box = ubuntuBox();
  runIn(box, ["git", "clone", "https://github.com/tolson-vkn/docker-training.git"], { user: AHAB });
  const { files } = box.machine;
  assert.match(files.read("/home/ahab/docker-training/flask_helloworld/Dockerfile")!, /^FROM python$/m);
  assert.equal(files.facts("/home/ahab/docker-training/README.md")?.uid, 1000);
});
