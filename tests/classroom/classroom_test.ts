import assert from "node:assert/strict";
import { evaluate } from "../../src/lessons/checks/evaluate.ts";
import type { Predicate } from "../../src/lessons/checks/predicate.ts";
import { atStepBegin, type Entry, withoutLastCommand } from "../../src/classroom/journal.ts";
import type { Classroom } from "../../src/classroom/classroom.ts";
import { smallClassroom } from "./small_classroom.ts";

const configMap = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: app}\ndata: {lives: '3'}\n";

Deno.test("a lesson's world: its namespace, manifests, files and commands, none of which the learner has typed", async () => {
  const classroom = await smallClassroom({
    world: {
      namespace: "lesson",
      apply: ["app.yaml"],
      files: ["notes.txt"],
      run: ["docker volume create mydata"],
    },
    files: { "app.yaml": configMap, "notes.txt": "read me" },
  });
  try {
    const world: [Predicate, boolean][] = [
      [{ object: "configmap/app", path: ".data.lives", equals: "3" }, true],
      [{ object: "cm/app", namespace: "default" }, false],
      [{ volume: "mydata" }, true],
      [{ file: "/home/ahab/notes.txt", equals: "read me" }, true],
      [{ file: "/run/lesson/app.yaml" }, false],
      [{ ran: "docker volume" }, false],
    ];
    for (const [predicate, ok] of world) {
      assert.equal((await evaluate(predicate, classroom.view)).ok, ok, JSON.stringify(predicate));
    }
    const { output } = await classroom.run("kubectl config view --minify -o jsonpath='{..namespace}'; echo");
    assert.equal(output.trim(), "lesson");
  } finally {
    classroom.close();
  }
});

Deno.test("what a learner does is seen by every kind of check", async () => {
  let changes = 0;
  const classroom = await smallClassroom({ onChange: () => changes++ });
  try {
    classroom.beginStep("s");
    const look = async (predicate: Predicate) => await evaluate(predicate, classroom.view);
    assert.equal((await look({ containers: "nginx", state: "running" })).ok, false);
    assert.equal((await classroom.run("docker run -d --name web -p 8080:80 nginx")).status, 0);
    assert.equal((await classroom.run("docker exec -it web bash", { limitMs: 60_000 })).status !== 1, true);
    await classroom.run("echo seen > /tmp/proof");
    await classroom.run("exit");
    assert.equal((await classroom.run("kubectl create deployment api --image=nginx")).status, 0);
    assert.equal((await classroom.run("kubectl rollout status deployment api")).status, 0);
    assert.equal((await classroom.run("kubectl expose deployment api --port=80")).status, 0);
    await classroom.paced.pass(2000);
    const seen: Predicate[] = [
      { containers: "nginx", state: "running", published: 8080 },
      { told: "container exec_start", of: "nginx" },
      { file: "/tmp/proof", of: "container/web", contains: "seen" },
      { process: "^nginx: master", of: "container/web", pid: 1, apart: ["pid", "net", "mnt", "uts", "ipc"] },
      { reachable: "http://localhost:8080/", contains: "Welcome to nginx" },
      { reachable: "http://localhost/", from: "container/web" },
      { reachable: "http://api:80/", from: "cluster", contains: "Welcome to nginx" },
      { port: 8080 },
      { ran: "docker run" },
      { ran: "echo seen" },
      { objects: "pods", labels: "app=api", path: ".status.phase", equals: "Running", count: 1 },
      { condition: "Available", of: "deployment/api" },
      { endpoints: "api", count: 1 },
      { event: "Scheduled", of: "pod" },
    ];
    for (const predicate of seen) {
      const { ok, found } = await look(predicate);
      assert.equal(ok, true, `${JSON.stringify(predicate)}: ${found}`);
    }
    assert.ok(changes > 0);
    classroom.beginStep("s");
    assert.equal((await look({ ran: "docker run" })).ok, false);
    assert.equal((await look({ told: "container exec_start" })).ok, false);
  } finally {
    classroom.close();
  }
});

/** All that can be seen of a world with names that chance has made. */
const LOOKS = [
  "kubectl get pods -A -o wide; kubectl get events --sort-by=.metadata.creationTimestamp | tail -20",
  "docker ps -a --no-trunc; docker volume ls; ps aux; cat notes; history; pwd; echo $KEPT",
];
const PLAYED = [
  "docker run -d --name cache redis",
  "kubectl create deployment web --image=nginx --replicas=3",
  "kubectl rollout status deployment web",
  "kubectl delete pod -l app=web --wait=false",
  "echo once > notes; KEPT=value; cd /tmp",
  "docker run --rm -v kept:/data alpine sh -c 'date > /data/when'",
  "cd; sleep 7",
];

async function look(classroom: Classroom): Promise<string> {
  let all = "";
  for (const line of LOOKS) all += (await classroom.run(line)).output;
  return all;
}

Deno.test("what has entered a world leads to the same world again, to the last character", async () => {
  const world = { namespace: "lesson", run: ["docker network create shop"] };
  const first = await smallClassroom({ world });
  for (const line of PLAYED) await first.run(line);
  const past = [...first.entries];
  const seen = await look(first);
  first.close();
  assert.match(seen, /web-\w+-\w+ [^]*cache[^]*once/);
  const second = await smallClassroom({ world, past });
  try {
    assert.equal(await look(second), seen);
  } finally {
    second.close();
  }
});

Deno.test("what takes longer than it did is waited for before the next line is typed", async () => {
  const first = await smallClassroom();
  for (const line of ["sleep 3; echo late > notes", "cat notes", "kubectl get ns"]) await first.run(line);
  const shown = first.terminals.get(1)!.shown;
  // As if the sleep had taken no time.
  const slept = first.entries.findIndex(({ atMs }) => atMs >= 3000);
  const past = first.entries.map((entry, index) =>
    index < slept ? entry : { ...entry, atMs: entry.atMs - 2900 }
  );
  first.close();
  const second = await smallClassroom({ past });
  try {
    assert.equal(second.terminals.get(1)!.shown, shown);
    assert.match(shown, /cat notes\r?\n[^]*late/);
  } finally {
    second.close();
  }
});

/** One of each that asks something of the world. */
const CHECKS: Predicate[] = [
  { objects: "pods", labels: "app=web", count: 3 },
  { reachable: "http://web/", from: "cluster" },
  { reachable: "http://localhost:8080/" },
  { reachable: "http://localhost/", from: "container/cache" },
  { containers: "redis", state: "running" },
  { file: "/etc/hostname", of: "container/cache" },
  { file: "/etc/hostname", of: "volume/kept" },
  { process: "redis" },
  { port: 8080 },
  { event: "Killing" },
  { release: "shop" },
];

Deno.test("whoever looks changes nothing of what comes again; requests are made again, as they were", async () => {
  const world = { namespace: "lesson", run: ["docker run -d --name front -p 8080:80 nginx"] };
  const first = await smallClassroom({ world });
  const checkAll = () => Promise.all(CHECKS.map((one) => evaluate(one, first.view)));
  for (const line of [...PLAYED, "kubectl expose deployment web --port=80"]) {
    await first.run(line);
    await checkAll();
    await first.paced.pass(1100);
    await checkAll();
  }
  const past = [...first.entries];
  const requests = past.filter((entry) => entry.do === "ask").length;
  const seen = await look(first) + (await first.run("docker logs front")).output;
  first.close();
  assert.match(seen, /pequod-lesson/);
  assert.ok(requests > 10, String(requests));
  const second = await smallClassroom({ world, past });
  try {
    assert.equal(await look(second) + (await second.run("docker logs front")).output, seen);
  } finally {
    second.close();
  }
});

/** Where a file cannot be laid, and why. */
const refused: [path: string, why: string][] = [
  ["/home/ahab/taken/web.yaml", "Not a directory"],
  ["/home/ahab/folder", "Is a directory"],
  ["/etc/motd", "Permission denied"],
];

Deno.test("a file that cannot be laid is told, and does not keep the world from being led there again", async () => {
  const first = await smallClassroom();
  await first.run("touch taken; mkdir folder");
  for (const [path, why] of refused) {
    const message = `the file ${path} cannot be laid: ${why}`;
    assert.throws(() => first.layFile(path, "text"), { name: "CommandFailed", message });
  }
  const past = [...first.entries];
  first.close();
  const second = await smallClassroom({ past });
  try {
    assert.match((await second.run("ls")).output, /taken/);
  } finally {
    second.close();
  }
});

Deno.test("undone: the last command line has never been; and the step begins again", async () => {
  const first = await smallClassroom();
  first.beginStep("one");
  await first.run("docker volume create kept");
  await first.run("docker volume rm kept");
  const undone = withoutLastCommand(first.entries);
  const begun = atStepBegin(first.entries);
  first.close();
  const volumes = async (past: readonly Entry[] | undefined): Promise<string> => {
    assert.ok(past);
    const again = await smallClassroom({ past });
    const { output } = await again.run("docker volume ls -q");
    again.close();
    return output;
  };
  assert.equal(await volumes(undone), "kept\n");
  assert.equal(await volumes(begun), "");
});

/** What is under way at a terminal that is to be brought to its own shell again. */
const UNDER_WAY: [name: string, typed: string[]][] = [
  ["nothing", []],
  ["a line that was begun", ["kub"]],
  ["a here-document", ["cat <<E\r", "one\r"]],
  ["a program that goes on", ["kubectl get pods -w\r"]],
  ["a program that Ctrl-C does not end", ["vim notes\r"]],
  ["a program that does not heed it", ["trap '' INT; sleep 1000\r"]],
  ["a shell in a shell", ["bash\r"]],
  ["a shell of somebody else", ["sudo bash\r"]],
  ["a shell in a container", ["docker run -it --rm alpine sh\r"]],
  ["a shell in a pod", ["kubectl run -it p --image=busybox --restart=Never -- sh\r"]],
];

for (const [name, typed] of UNDER_WAY) {
  Deno.test(`a terminal is brought back to its own shell from ${name}, and so it is when it is led there again`, async () => {
    const first = await smallClassroom();
    await first.run("cd /tmp; KEPT=yes");
    for (const text of typed) {
      await first.type(text);
      await first.paced.pass(5000);
    }
    await first.freshen();
    assert.equal(first.terminals.get(1)!.isAtLogin, true);
    const { output } = await first.run('whoami; hostname; echo "<$0>"');
    assert.equal(output, "ahab\npequod\n<-bash>\n");
    const { shown } = first.terminals.get(1)!;
    first.close();
    const again = await smallClassroom({ past: first.entries });
    try {
      assert.equal(again.terminals.get(1)!.shown, shown);
    } finally {
      again.close();
    }
  });
}
