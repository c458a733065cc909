import assert from "node:assert/strict";
import { up } from "../../../../../src/programs/docker/compose/verbs/up.ts";
import { ComposeWorld } from "../compose_world.ts";

Deno.test("the lecture's flask: built, named, published", async () => {
  const world = new ComposeWorld({
    "docker-compose.yaml":
      "version: '3'\n\nservices:\n  flask:\n    build: .\n    container_name: flask\n    hostname: flask\n    ports:\n      - \"5000:5000\"\n",
    "Dockerfile": "FROM busybox\nCMD hostname; sleep 99\n",
  });
  const { code, err } = await world.compose("up -d");
  assert.equal(code, 0);
  assert.match(err, /docker-compose.yaml: the attribute `version` is obsolete, it will be ignored/);
  assert.match(
    err,
    / flask {2}Built\n Network here_default {2}Creating\n Network here_default {2}Created\n Container flask {2}Creating\n/,
  );
  assert.match((await world.compose("ps")).out, /\nflask +here-flask +.* flask +.*0.0.0.0:5000->5000\/tcp/);
  assert.equal((await world.compose("logs")).out, "flask  | flask\n");
});

Deno.test("the lecture's celrab: a broker from an image, two workers that are built and told apart by their command", async () => {
  const dockerfile = (role: string) =>
    `FROM python:3.8-slim\nRUN pip install celery\nCOPY entrypoint.sh /entrypoint.sh\n` +
    `RUN chmod +x /entrypoint.sh && useradd snek\nUSER snek\nENTRYPOINT ["/entrypoint.sh"]\nCMD ["${role}"]\n`;
  const worker = (role: string) =>
    `  ${role}:\n    build: {context: ./celery, dockerfile: Dockerfile-${role}}\n    env_file: ./celery/secret.env\n` +
    "    environment: [LOGLEVEL=debug]\n    depends_on: [rabbitmq]\n";
  const world = new ComposeWorld({
    "docker-compose.yaml": "version: '3'\nservices:\n  rabbitmq:\n    image: rabbitmq:3-management\n" +
      "    container_name: rabbitmq\n    hostname: rabbitmq\n    env_file: ./rabbitmq/secret.env\n" +
      `    ports: ["15672:15672"]\n${worker("worker")}${worker("beat")}`,
    "rabbitmq/secret.env": "RABBITMQ_DEFAULT_USER=snek\nRABBITMQ_DEFAULT_PASS=changeME\n",
    "celery/secret.env": "CELERY_BROKER_URL=pyamqp://snek:changeME@rabbitmq//\n",
    "celery/Dockerfile-worker": dockerfile("worker"),
    "celery/Dockerfile-beat": dockerfile("beat"),
    "celery/entrypoint.sh":
      "#!/bin/sh\necho $1 as $(id -un) for $CELERY_BROKER_URL, $LOGLEVEL\nexec sleep 1000\n",
  });
  const { code, err } = await world.compose("up -d");
  assert.equal(code, 0, err);
  const started = [...err.matchAll(/Container (\S+) {2}Started/g)].map(([, name]) => name);
  assert.deepEqual(started, ["rabbitmq", "here-beat-1", "here-worker-1"]);
  assert.match((await world.compose("ps")).out, /\nrabbitmq .*0.0.0.0:15672->15672\/tcp/);
  assert.match((await world.compose("exec -T rabbitmq env")).out, /^RABBITMQ_DEFAULT_USER=snek$/m);
  assert.equal(
    (await world.compose("logs worker beat")).out,
    "beat-1    | beat as snek for pyamqp://snek:changeME@rabbitmq//, debug\n" +
      "worker-1  | worker as snek for pyamqp://snek:changeME@rabbitmq//, debug\n",
  );
});

Deno.test("services find one another by name", async () => {
  const world = new ComposeWorld({
    "compose.yaml":
      "services:\n  web: {image: nginx, hostname: www, networks: {default: {aliases: [site]}}}\n" +
      "  ask: {image: busybox, command: sh -c 'sleep 1; wget -qO- http://site | grep -c nginx; wget -qO- http://web >/dev/null && echo found', depends_on: [web]}\n",
  });
  await world.compose("up -d");
  assert.match((await world.compose("logs -f ask")).out, /^ask-1 {2}\| \d+\nask-1 {2}\| found\n$/);
});

Deno.test("only what is named, with or without what it needs", async () => {
  const file = {
    "compose.yaml":
      "services:\n  db: {image: busybox, command: sleep 99}\n  web: {image: busybox, command: sleep 99, depends_on: [db]}\n  other: {image: busybox}\n",
  };
  const names = async (line: string) => {
    const world = new ComposeWorld(file);
    await world.compose(line);
    return (await world.compose("ps -a --format {{.Service}}")).out.trim().split("\n").sort();
  };
  assert.deepEqual(await names("up -d web"), ["db", "web"]);
  assert.deepEqual(await names("up -d --no-deps web"), ["web"]);
  assert.deepEqual(await names("up --no-start"), ["db", "other", "web"]);
});

Deno.test("what is wrong with a file is told, and nothing is done", async () => {
  const cases: [text: string, code: number, said: string][] = [
    [
      "services:\n  web:\n    ports: 80\n",
      1,
      "validating /here/compose.yaml: services.web.ports must be a array",
    ],
    [
      "services:\n  web:\n    imag: x\n",
      1,
      "validating /here/compose.yaml: services.web additional properties 'imag' not allowed",
    ],
    ["services:\n\tweb:\n", 1, "yaml: line 2: found character that cannot start any token"],
    ["services:\n  web: x: y\n", 1, "yaml: line 2: mapping values are not allowed in this context"],
    ["", 1, "empty compose file"],
    ["\u0000\u0001\ufffd", 1, "yaml: control characters are not allowed"],
    ["services: {}\n", 1, "no service selected"],
  ];
  for (const [text, code, said] of cases) {
    const world = new ComposeWorld({ "compose.yaml": text });
    assert.deepEqual(await world.compose("up -d"), { code, out: "", err: `${said}\n` }, text);
    assert.equal((await world.docker("network ls -q --filter name=here")).out, "");
  }
  const none = await new ComposeWorld().compose("up");
  assert.deepEqual([none.code, none.err], [1, "no configuration file provided: not found\n"]);
});

Deno.test("the verb is called up", () => assert.equal(up.name, "up"));
