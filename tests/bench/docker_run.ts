import { socketEngine } from "../../src/engine_client/socket_engine.ts";

/**
 * What an engine takes for `docker run --rm alpine true`, the client's own time apart: create, start, wait, remove, as
 * requests over its socket. Milliseconds, one for each time.
 */
export async function dockerRun(host: string, times: number): Promise<number[]> {
  const engine = socketEngine({ host });
  const ask = async (method: string, path: string, body?: unknown): Promise<string> => {
    const answer = await engine.request(method, path, {
      headers: { "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await new Response(answer.body).text();
    if (answer.status >= 400) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return text;
  };
  const samples: number[] = [];
  for (let time = 0; time <= times; time++) {
    const startedAt = performance.now();
    const { Id } = JSON.parse(await ask("POST", "/containers/create", { Image: "alpine", Cmd: ["true"] }));
    await ask("POST", `/containers/${Id}/start`);
    await ask("POST", `/containers/${Id}/wait`);
    await ask("DELETE", `/containers/${Id}`);
    if (time > 0) samples.push(performance.now() - startedAt);
  }
  return samples;
}
