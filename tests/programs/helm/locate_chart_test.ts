import assert from "node:assert/strict";
import { generatedName, localChart, nameAndChart } from "../../../src/programs/helm/locate_chart.ts";
import { FakeMachine } from "../../explorer/fake_machine.ts";

Deno.test("a path is found, another one refused, and a name of a repository is left to others", async () => {
  const machine = new FakeMachine();
  machine.files.set("/charts/web/Chart.yaml", "");
  assert.equal(await localChart(machine, "/charts/web"), "/charts/web");
  assert.equal(await localChart(machine, "stable/web"), undefined);
  await assert.rejects(localChart(machine, "./nope"), { message: 'path "./nope" not found' });
});

Deno.test("the name comes before the chart, and may be left out", () => {
  const plain = { generatesName: false, nameTemplate: "" };
  assert.deepEqual(nameAndChart(["a", "b"], plain), { name: "a", chart: "b" });
  assert.deepEqual(nameAndChart(["b"], plain), { name: undefined, chart: "b" });
  assert.throws(
    () => nameAndChart(["a", "b"], { ...plain, generatesName: true }),
    /cannot set --generate-name/,
  );
  assert.throws(() => nameAndChart(["a", "b", "c"], plain), {
    message: "expected at most two arguments, unexpected arguments: c",
  });
});

Deno.test("a generated name is the chart's with the time", () => {
  assert.equal(generatedName("charts/web-0.1.0.tgz", 5000), "web-0.1.0-5");
  assert.equal(generatedName("./", 1999), "chart-1");
});
