/** A laboratory around the smallest world, and its administrator's short ways. */
import { Random } from "../../../src/simulator/clock/random.ts";
import { Laboratory, type Past, type TimeControl } from "../../../src/simulator/laboratory/laboratory.ts";
import { World } from "../../../src/simulator/scenarios/world.ts";

export interface SampleLaboratory {
  laboratory: Laboratory;
  world: World;
  time: TimeControl;
  /** The answer's code and JSON. */
  // deno-lint-ignore no-explicit-any -- answers of any shape
  ask(method: string, path: string, body?: unknown): Promise<{ code: number; answer: any }>;
  /** Creates or replaces a ConfigMap in `default`. */
  write(name: string, data: Record<string, string>): void;
  read(name: string): unknown;
}

export function sampleLaboratory(past?: Past): SampleLaboratory {
  const world = new World({ seed: 1, startMs: Date.UTC(2026, 0, 1), scenario: "empty" });
  const time = {
    speed: 1,
    advance: (ms: number) => {
      world.advance(ms);
      return Promise.resolve();
    },
    delay: (ms: number) => new Promise<void>((resolve) => void world.queue.schedule(ms, resolve)),
  };
  const laboratory = new Laboratory({ world, time, random: new Random(1), ...(past ? { past } : {}) });
  const ask = async (method: string, path: string, body?: unknown) => {
    const text = body === undefined ? null : typeof body === "string" ? body : JSON.stringify(body);
    const response = await world.api.request(path, { method, body: text });
    const answer = await response.text();
    return {
      code: response.status,
      answer: answer.startsWith("{") || answer.startsWith("[") ? JSON.parse(answer) : answer,
    };
  };
  const configMaps = world.registry.kind("configmaps");
  const write = (name: string, data: Record<string, string>) => {
    const object = { metadata: { name, namespace: "default" }, data };
    if (world.registry.find(configMaps, "default", name)) world.registry.update(configMaps, object);
    else world.registry.create(configMaps, object);
  };
  const read = (name: string) => world.registry.find(configMaps, "default", name)?.data;
  return { laboratory, world, time, ask, write, read };
}
