/** Commands of redis for lists, hashes and sets. */
import { command, type CommandContext, type Commands, pairs, part, wholeNumber } from "./command.ts";
import { bulk, bulks, integer, NIL, OK, RedisError, type Reply } from "./reply.ts";

export const COLLECTION_COMMANDS: Commands = {
  LPUSH: command(2, undefined, (context) => push(context, "left")),
  RPUSH: command(2, undefined, (context) => push(context, "right")),
  LPOP: command(1, 2, (context) => pop(context, "left")),
  RPOP: command(1, 2, (context) => pop(context, "right")),
  LLEN: command(1, 1, ({ database, words }) => integer(database.get(words[0]!, "list")?.items.length ?? 0)),
  LRANGE: command(
    3,
    3,
    ({ database, words: [key = "", from, to] }) =>
      bulks(part(database.get(key, "list")?.items ?? [], from, to)),
  ),
  LINDEX: command(
    2,
    2,
    ({ database, words: [key = "", at] }) => bulk(database.get(key, "list")?.items.at(wholeNumber(at))),
  ),
  LSET: command(3, 3, ({ database, words: [key = "", at, text = ""] }) => {
    const items = database.get(key, "list")?.items;
    if (!items) throw new RedisError("ERR no such key");
    const place = wholeNumber(at) < 0 ? items.length + wholeNumber(at) : wholeNumber(at);
    if (place < 0 || place >= items.length) throw new RedisError("ERR index out of range");
    items[place] = text;
    return OK;
  }),
  LREM: command(3, 3, removeFromList),
  LTRIM: command(3, 3, ({ database, words: [key = "", from, to] }) => {
    const list = database.get(key, "list");
    if (list) list.items = part(list.items, from, to);
    database.settle(key);
    return OK;
  }),
  HSET: command(3, undefined, ({ database, words: [key = "", ...words] }) => {
    const { fields } = database.make(key, "hash");
    const before = fields.size;
    for (const [field, text] of pairs(words, "hset")) fields.set(field, text);
    return integer(fields.size - before);
  }),
  HGET: command(
    2,
    2,
    ({ database, words: [key = "", field = ""] }) => bulk(database.get(key, "hash")?.fields.get(field)),
  ),
  HMGET: command(
    2,
    undefined,
    ({ database, words: [key = "", ...fields] }) =>
      bulks(fields.map((field) => database.get(key, "hash")?.fields.get(field))),
  ),
  HGETALL: command(
    1,
    1,
    ({ database, words }) => bulks([...database.get(words[0]!, "hash")?.fields ?? []].flat()),
  ),
  HKEYS: command(1, 1, ({ database, words }) => bulks(database.get(words[0]!, "hash")?.fields.keys() ?? [])),
  HVALS: command(
    1,
    1,
    ({ database, words }) => bulks(database.get(words[0]!, "hash")?.fields.values() ?? []),
  ),
  HLEN: command(1, 1, ({ database, words }) => integer(database.get(words[0]!, "hash")?.fields.size ?? 0)),
  HEXISTS: command(
    2,
    2,
    ({ database, words: [key = "", field = ""] }) =>
      integer(database.get(key, "hash")?.fields.has(field) ? 1 : 0),
  ),
  HDEL: command(2, undefined, ({ database, words: [key = "", ...fields] }) => {
    const hash = database.get(key, "hash");
    const gone = fields.filter((field) => hash?.fields.delete(field)).length;
    database.settle(key);
    return integer(gone);
  }),
  HINCRBY: command(3, 3, ({ database, words: [key = "", field = "", by] }) => {
    const before = database.get(key, "hash")?.fields.get(field) ?? "0";
    if (!/^-?\d+$/.test(before)) throw new RedisError("ERR hash value is not an integer");
    const next = Number(before) + wholeNumber(by);
    database.make(key, "hash").fields.set(field, String(next));
    return integer(next);
  }),
  SADD: command(2, undefined, ({ database, words: [key = "", ...words] }) => {
    const { members } = database.make(key, "set");
    const before = members.size;
    for (const word of words) members.add(word);
    return integer(members.size - before);
  }),
  SREM: command(2, undefined, ({ database, words: [key = "", ...words] }) => {
    const gone = words.filter((word) => database.get(key, "set")?.members.delete(word)).length;
    database.settle(key);
    return integer(gone);
  }),
  SMEMBERS: command(1, 1, ({ database, words }) => bulks(database.get(words[0]!, "set")?.members ?? [])),
  SISMEMBER: command(
    2,
    2,
    ({ database, words: [key = "", member = ""] }) =>
      integer(database.get(key, "set")?.members.has(member) ? 1 : 0),
  ),
  SCARD: command(1, 1, ({ database, words }) => integer(database.get(words[0]!, "set")?.members.size ?? 0)),
  SINTER: command(1, undefined, (context) => bulks(setsOf(context).reduce((a, b) => a.intersection(b)))),
  SUNION: command(1, undefined, (context) => bulks(setsOf(context).reduce((a, b) => a.union(b)))),
  SDIFF: command(1, undefined, (context) => bulks(setsOf(context).reduce((a, b) => a.difference(b)))),
};

function setsOf({ database, words }: CommandContext): Set<string>[] {
  return words.map((key) => database.get(key, "set")?.members ?? new Set<string>());
}

function push({ database, words: [key = "", ...words] }: CommandContext, side: "left" | "right"): Reply {
  const { items } = database.make(key, "list");
  for (const word of words) side === "left" ? items.unshift(word) : items.push(word);
  return integer(items.length);
}

function pop({ database, words: [key = "", count] }: CommandContext, side: "left" | "right"): Reply {
  const items = database.get(key, "list")?.items;
  if (!items) return NIL;
  const number = count === undefined ? 1 : wholeNumber(count);
  const popped = side === "left" ? items.splice(0, number) : items.splice(-number || items.length).reverse();
  database.settle(key);
  return count === undefined ? bulk(popped[0]) : bulks(popped);
}

/** From the left, from the right where the count is negative, and all where it is 0. */
function removeFromList({ database, words: [key = "", count, text] }: CommandContext): Reply {
  const list = database.get(key, "list");
  if (!list) return integer(0);
  const wanted = wholeNumber(count);
  const before = list.items.length;
  let left = wanted === 0 ? before : Math.abs(wanted);
  const kept = (items: string[]) => items.filter((item) => item !== text || left-- <= 0);
  list.items = wanted < 0 ? kept(list.items.toReversed()).reverse() : kept(list.items);
  const gone = before - list.items.length;
  database.settle(key);
  return integer(gone);
}
