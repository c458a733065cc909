import assert from "node:assert/strict";
import { configText, configValue } from "../../../../../src/programs/docker/compose/project/config_text.ts";
import { loadProject } from "../../../../../src/programs/docker/compose/project/load_project.ts";
import { testIo } from "../../../test_io.ts";

const options = { files: [], projectName: "", projectFolder: "", profiles: [], envFiles: [] };
const load = (text: string) => loadProject(options, testIo({ files: { "/here/compose.yaml": text } }).io);

Deno.test("a project in long form", async () => {
  const project = await load(
    "services:\n  web:\n    image: nginx\n    ports: ['8080:80']\n    mem_limit: 1m\n    stop_grace_period: 90s\n" +
      "    healthcheck: {test: 'true', interval: 10s}\n    command: echo $$HOME\nx-own: 1\n",
  );
  assert.equal(
    configText(project, "yaml"),
    `name: here
services:
  web:
    command:
      - echo
      - $$HOME
    healthcheck:
      test:
        - CMD-SHELL
        - "true"
      interval: 10s
    image: nginx
    mem_limit: "1048576"
    networks:
      default: null
    ports:
      - mode: ingress
        target: 80
        published: "8080"
        protocol: tcp
    stop_grace_period: 1m30s
networks:
  default:
    name: here_default
x-own: 1
`,
  );
  assert.deepEqual(JSON.parse(configText(project, "json")).services.web.command, ["echo", "$HOME"]);
});

Deno.test("what is printed is read as the same", async () => {
  const project = await load(
    "services:\n  a: {build: ., environment: [A=b], depends_on: [b], extra_hosts: ['x:1.2.3.4']}\n  b: {image: x}\n",
  );
  const again = await load(configText(project, "yaml"));
  assert.deepEqual(configValue(again), configValue(project));
});
