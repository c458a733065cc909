/** Commands of redis for keys whatever they hold. */
import { command, type CommandContext, type Commands, matcher, syntaxError, wholeNumber } from "./command.ts";
import { bulk, bulks, integer, OK, type Reply } from "./reply.ts";

export const KEY_COMMANDS: Commands = {
  DEL: command(1, undefined, remove),
  UNLINK: command(1, undefined, remove),
  EXISTS: command(
    1,
    undefined,
    ({ database, words }) => integer(words.filter((key) => database.find(key)).length),
  ),
  TYPE: command(1, 1, ({ database, words }) => ({
    kind: "status",
    text: database.find(words[0]!)?.type ?? "none",
  })),
  KEYS: command(1, 1, ({ database, words }) => bulks(database.keys().filter(matcher(words[0]!)))),
  SCAN: command(1, undefined, scan),
  RENAME: command(2, 2, ({ database, words: [from = "", to = ""] }) => {
    database.rename(from, to);
    return OK;
  }),
  EXPIRE: command(2, 2, (context) => expire(context, 1000)),
  PEXPIRE: command(2, 2, (context) => expire(context, 1)),
  TTL: command(1, 1, (context) => left(context, 1000)),
  PTTL: command(1, 1, (context) => left(context, 1)),
  PERSIST: command(1, 1, ({ database, words: [key = ""] }) => {
    const hasEnd = database.find(key) !== undefined && database.endOf(key) !== undefined;
    database.endAt(key, undefined);
    return integer(hasEnd ? 1 : 0);
  }),
  DBSIZE: command(0, 0, ({ database }) => integer(database.size)),
  RANDOMKEY: command(0, 0, ({ database }) => bulk(database.keys()[0])),
  FLUSHDB: command(0, 1, ({ database }) => {
    database.clear();
    return OK;
  }),
};

function remove({ database, words }: CommandContext): Reply {
  return integer(words.filter((key) => database.find(key) && database.remove(key)).length);
}

function expire({ database, now, words: [key = "", count] }: CommandContext, unitMs: number): Reply {
  const ms = wholeNumber(count) * unitMs;
  if (!database.find(key)) return integer(0);
  database.endAt(key, now() + ms);
  return integer(1);
}

/** -2: there is no such key, -1: it never ends. */
function left({ database, now, words: [key = ""] }: CommandContext, unitMs: number): Reply {
  if (!database.find(key)) return integer(-2);
  const end = database.endOf(key);
  return integer(end === undefined ? -1 : Math.round((end - now()) / unitMs));
}

/** All at once: the next cursor is always 0, as for few keys. */
function scan({ database, words: [cursor, ...options] }: CommandContext): Reply {
  wholeNumber(cursor);
  let keys = database.keys();
  for (let at = 0; at < options.length; at += 2) {
    const name = options[at]!.toUpperCase();
    if (at + 1 >= options.length) syntaxError();
    if (name === "MATCH") keys = keys.filter(matcher(options[at + 1]!));
    else if (name === "TYPE") keys = keys.filter((key) => database.find(key)?.type === options[at + 1]);
    else if (name !== "COUNT") syntaxError();
  }
  return { kind: "array", items: [bulk("0"), bulks(keys)] };
}
