/** A redis server to ask, without a client between. */
import { redis } from "../../../../src/simulator/images/redis.ts";
import { plainReply, type Reply, shownReply } from "../../../../src/simulator/images/redis/reply.ts";
import { runArgv } from "../machine.ts";

/** What a command line is answered at a terminal (`>` before it: as another program gets it). */
export function smallRedis(...serverWords: string[]): (line: string) => string {
  const { ports } = runArgv(["redis-server", ...serverWords], { image: redis, cwd: "/data", env: redis.env });
  return (line) => {
    const isPlain = line.startsWith(">");
    const words = line.replace(/^>/, "").split(" ");
    const request = {
      method: "REDIS",
      path: "/",
      headers: {},
      body: JSON.stringify({ words }),
      from: "10.0.0.1",
    };
    const reply = JSON.parse(ports.get(6379)!(request).body) as Reply;
    return isPlain ? plainReply(reply) : shownReply(reply);
  };
}

/** Rows of a command and its answer, one after the other on one server. */
export function answers(rows: readonly (readonly [line: string, answer: string])[]): [string, string][] {
  const ask = smallRedis();
  return rows.map(([line]) => [line, ask(line)]);
}
