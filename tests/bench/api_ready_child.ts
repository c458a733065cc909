/** A process of its own for `api_ready.ts`: prints when the bundled cluster's API has answered. */
import { World } from "../../src/simulator/scenarios/world.ts";

const { api } = new World({ seed: 1, startMs: Date.now() });
const response = await api.request("/readyz");
if (await response.text() !== "ok") throw new Error("the API is not ready");
await api.request("/api/v1/pods").then((pods) => pods.text());
const facts = { answeredAt: performance.timeOrigin + performance.now() };
await Deno.stdout.write(new TextEncoder().encode(JSON.stringify(facts)));
Deno.exit(0);
