import assert from "node:assert/strict";
import { addNoise, makeNoise } from "../../../src/classroom/proof/noise.ts";
import { smallClassroom } from "../small_classroom.ts";

Deno.test("beside a lesson there are an app, a Service and configuration in its namespace and in another, a container, a volume and a file", async () => {
  const classroom = await smallClassroom({ world: { namespace: "lesson" } });
  try {
    await makeNoise(classroom);
    await addNoise(classroom);
    const shown = async (line: string) => (await classroom.run(line)).output;
    assert.match(
      await shown("kubectl get pods,services,configmaps,secrets -o name"),
      /pod\/zz-bystander\r?\nservice\/zz/,
    );
    assert.match(await shown("kubectl get deployments -A"), /zz-elsewhere +zz-bystander +1\/1/);
    assert.match(await shown("docker ps -a"), /zz-waiting[^]*zz-bystander|zz-bystander[^]*zz-waiting/);
    assert.match(await shown("docker volume ls"), /zz-bystander[^]*zz-later/);
    assert.match(await shown("cat zz-bystander/notes.txt"), /nothing to do with it/);
  } finally {
    classroom.close();
  }
});
