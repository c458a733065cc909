import assert from "node:assert/strict";
import { longForms } from "../../../../../src/programs/docker/compose/file/long_forms.ts";

const base = { folder: "/project", home: "/home/ahab" };

Deno.test("every way to write a field becomes one", () => {
  const cases: [short: Record<string, unknown>, long: Record<string, unknown>][] = [
    [{ build: "." }, { build: { context: "/project", dockerfile: "Dockerfile" } }],
    [{ command: "sh -c 'a b'" }, { command: ["sh", "-c", "a b"] }],
    [{ environment: ["A=b=c", "D"] }, { environment: { A: "b=c", D: null } }],
    [{ environment: { A: 1, B: true, C: null } }, { environment: { A: "1", B: "true", C: null } }],
    [{ depends_on: ["db"] }, { depends_on: { db: { condition: "service_started", required: true } } }],
    [{ networks: ["a"] }, { networks: { a: null } }],
    [{ env_file: "x.env" }, { env_file: [{ path: "/project/x.env", required: true }] }],
    [{ extra_hosts: ["a:1.2.3.4", "b=::1"] }, { extra_hosts: { a: ["1.2.3.4"], b: ["::1"] } }],
    [{ healthcheck: { test: "true", retries: "3" } }, {
      healthcheck: { test: ["CMD-SHELL", "true"], retries: 3 },
    }],
    [{ secrets: ["key"] }, { secrets: [{ source: "key", target: "/run/secrets/key" }] }],
    [{ tty: "true", labels: ["a"], dns: "1.1.1.1" }, { tty: true, labels: { a: "" }, dns: ["1.1.1.1"] }],
    [{ deploy: { replicas: "2" } }, { deploy: { replicas: 2 } }],
  ];
  for (const [short, long] of cases) {
    assert.deepEqual(
      longForms({ services: { web: short } }, base).services,
      { web: long },
      JSON.stringify(short),
    );
  }
});

Deno.test("volumes, networks, secrets and configs", () => {
  const file = {
    volumes: { a: null, b: { external: { name: "real" } } },
    networks: { n: { driver_opts: { mtu: 1400 }, internal: "true" } },
    secrets: { s: { file: "./s.txt" } },
  };
  assert.deepEqual(longForms(file, base), {
    volumes: { a: {}, b: { external: true, name: "real" } },
    networks: { n: { driver_opts: { mtu: "1400" }, internal: true } },
    secrets: { s: { file: "/project/s.txt" } },
  });
});

Deno.test("a volume outside has nothing but a name", () => {
  const outside = (volume: Record<string, unknown>) => longForms({ volumes: { a: volume } }, base);
  outside({ external: true, name: "b", "x-note": 1 });
  outside({ external: false, driver: "local" });
  assert.throws(() => outside({ external: true, driver: "local" }), {
    message: 'volumes.a: conflicting parameters "external" and "driver" specified',
  });
});

Deno.test("what cannot be understood is refused", () => {
  for (
    const service of [{ command: "a 'b" }, { extra_hosts: ["a"] }, { healthcheck: { test: ["x"] } }, {
      ports: ["x"],
    }]
  ) {
    assert.throws(
      () => longForms({ services: { web: service } }, base),
      { code: 1 },
      JSON.stringify(service),
    );
  }
});
