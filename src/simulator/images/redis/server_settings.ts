/** What redis-server is told: by a file, and by words that count more. */
import { absolutePath, type Process } from "../../host/process.ts";

const DEFAULTS: Readonly<Record<string, string>> = {
  appendonly: "no",
  bind: "* -::*",
  databases: "16",
  dbfilename: "dump.rdb",
  maxmemory: "0",
  "maxmemory-policy": "noeviction",
  port: "6379",
  requirepass: "",
  save: "3600 1 300 100 60 10000",
  timeout: "0",
};

export type ServerSettings = { values: Record<string, string>; port: number } | { problem: string };

/** `redis-server [/path/redis.conf] [--name value…]…` */
export function serverSettings(process: Process): ServerSettings {
  const words = process.argv.slice(1);
  const values: Record<string, string> = { ...DEFAULTS, dir: process.cwd };
  if (words[0] !== undefined && !words[0].startsWith("--")) {
    const path = absolutePath(process.cwd, words.shift()!);
    const text = process.machine.files.read(path);
    if (text === undefined) {
      return { problem: `Fatal error, can't open config file '${path}': No such file or directory\n` };
    }
    for (const line of text.split("\n").map((row) => row.trim())) {
      if (line === "" || line.startsWith("#")) continue;
      const [name = "", ...rest] = line.split(/\s+/);
      values[name.toLowerCase()] = plain(rest.join(" "));
    }
  }
  for (let at = 0; at < words.length;) {
    const name = words[at++]!.replace(/^--/, "");
    const given: string[] = [];
    while (at < words.length && !words[at]!.startsWith("--")) given.push(words[at++]!);
    values[name.toLowerCase()] = plain(given.join(" "));
  }
  return { values, port: Number(values["port"]) };
}

function plain(text: string): string {
  return text.replace(/^"(.*)"$/, "$1");
}
