/** Commands of redis for texts and numbers. */
import {
  command,
  type CommandContext,
  type Commands,
  decimalNumber,
  numberText,
  pairs,
  part,
  syntaxError,
  wholeNumber,
} from "./command.ts";
import { bulk, bulks, integer, NIL, OK, RedisError, type Reply } from "./reply.ts";

export const TEXT_COMMANDS: Commands = {
  GET: command(1, 1, ({ database, words }) => bulk(database.get(words[0]!, "string")?.text)),
  SET: command(2, undefined, set),
  SETNX: command(2, 2, ({ database, words: [key = "", text = ""] }) => {
    if (database.find(key)) return integer(0);
    database.put(key, text);
    return integer(1);
  }),
  SETEX: command(3, 3, (context) => ending(context, 1000)),
  PSETEX: command(3, 3, (context) => ending(context, 1)),
  GETSET: command(2, 2, ({ database, words: [key = "", text = ""] }) => {
    const before = database.get(key, "string")?.text;
    database.put(key, text);
    return bulk(before);
  }),
  GETDEL: command(1, 1, ({ database, words: [key = ""] }) => {
    const before = database.get(key, "string")?.text;
    database.remove(key);
    return bulk(before);
  }),
  MGET: command(1, undefined, ({ database, words }) =>
    bulks(words.map((key) => {
      const value = database.find(key);
      return value?.type === "string" ? value.text : undefined;
    }))),
  MSET: command(2, undefined, ({ database, words }) => {
    for (const [key, text] of pairs(words, "mset")) database.put(key, text);
    return OK;
  }),
  APPEND: command(2, 2, ({ database, words: [key = "", text = ""] }) => {
    const value = database.make(key, "string");
    value.text += text;
    return integer(value.text.length);
  }),
  STRLEN: command(
    1,
    1,
    ({ database, words }) => integer(database.get(words[0]!, "string")?.text.length ?? 0),
  ),
  GETRANGE: command(
    3,
    3,
    ({ database, words: [key = "", from, to] }) =>
      bulk(part([...database.get(key, "string")?.text ?? ""], from, to).join("")),
  ),
  INCR: command(1, 1, (context) => step(context, 1)),
  DECR: command(1, 1, (context) => step(context, -1)),
  INCRBY: command(2, 2, (context) => step(context, wholeNumber(context.words[1]))),
  DECRBY: command(2, 2, (context) => step(context, -wholeNumber(context.words[1]))),
  INCRBYFLOAT: command(2, 2, ({ database, words: [key = "", by] }) => {
    const sum = decimalNumber(database.get(key, "string")?.text ?? "0") + decimalNumber(by);
    database.put(key, numberText(Number(sum.toPrecision(15))), true);
    return bulk(database.get(key, "string")?.text);
  }),
};

function step({ database, words: [key = ""] }: CommandContext, by: number): Reply {
  const next = wholeNumber(database.get(key, "string")?.text ?? "0") + by;
  if (!Number.isSafeInteger(next)) throw new RedisError("ERR increment or decrement would overflow");
  database.put(key, String(next), true);
  return integer(next);
}

function ending(
  { database, now, words: [key = "", count, text = ""] }: CommandContext,
  unitMs: number,
): Reply {
  const ms = wholeNumber(count) * unitMs;
  if (ms <= 0) {
    throw new RedisError(`ERR invalid expire time in '${unitMs === 1 ? "psetex" : "setex"}' command`);
  }
  database.put(key, text);
  database.endAt(key, now() + ms);
  return OK;
}

/** `SET key value [NX|XX] [GET] [EX seconds|PX milliseconds|EXAT …|PXAT …|KEEPTTL]` */
function set({ database, now, words: [key = "", text = "", ...options] }: CommandContext): Reply {
  const wishes = new Set<string>();
  let endMs: number | undefined;
  for (let at = 0; at < options.length; at++) {
    const name = options[at]!.toUpperCase();
    if (["NX", "XX", "GET", "KEEPTTL"].includes(name)) wishes.add(name);
    else if (["EX", "PX", "EXAT", "PXAT"].includes(name) && at + 1 < options.length) {
      const count = wholeNumber(options[++at]) * (name.startsWith("EX") ? 1000 : 1);
      if (count <= 0) throw new RedisError("ERR invalid expire time in 'set' command");
      endMs = name.endsWith("AT") ? count : now() + count;
    } else syntaxError();
  }
  if (wishes.has("NX") && wishes.has("XX")) syntaxError();
  const before = database.find(key);
  const answer = wishes.has("GET") ? bulk(database.get(key, "string")?.text) : undefined;
  if (wishes.has("NX") && before || wishes.has("XX") && !before) return answer ?? NIL;
  database.put(key, text, wishes.has("KEEPTTL"));
  if (endMs !== undefined) database.endAt(key, endMs);
  return answer ?? OK;
}
