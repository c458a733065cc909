/** Commands of redis for sorted sets. */
import {
  command,
  type CommandContext,
  type Commands,
  decimalNumber,
  numberText,
  pairs,
  part,
  syntaxError,
} from "./command.ts";
import { bulk, bulks, integer, NIL, type Reply } from "./reply.ts";

export const SORTED_COMMANDS: Commands = {
  ZADD: command(3, undefined, ({ database, words: [key = "", ...words] }) => {
    const wanted = pairs(words, "zadd").map(([score, member]) => [member, decimalNumber(score)] as const);
    const { scores } = database.make(key, "zset");
    const before = scores.size;
    for (const [member, score] of wanted) scores.set(member, score);
    return integer(scores.size - before);
  }),
  ZINCRBY: command(3, 3, ({ database, words: [key = "", by, member = ""] }) => {
    const step = decimalNumber(by);
    const { scores } = database.make(key, "zset");
    scores.set(member, (scores.get(member) ?? 0) + step);
    return bulk(numberText(scores.get(member)!));
  }),
  ZREM: command(2, undefined, ({ database, words: [key = "", ...members] }) => {
    const gone = members.filter((member) => database.get(key, "zset")?.scores.delete(member)).length;
    database.settle(key);
    return integer(gone);
  }),
  ZSCORE: command(2, 2, ({ database, words: [key = "", member = ""] }) => {
    const score = database.get(key, "zset")?.scores.get(member);
    return score === undefined ? NIL : bulk(numberText(score));
  }),
  ZCARD: command(1, 1, ({ database, words }) => integer(database.get(words[0]!, "zset")?.scores.size ?? 0)),
  ZRANK: command(2, 2, ({ database, words: [key = "", member] }) => {
    const at = inOrder(database.get(key, "zset")?.scores).findIndex(([name]) => name === member);
    return at < 0 ? NIL : integer(at);
  }),
  ZRANGE: command(3, undefined, (context) => range(context, false)),
  ZREVRANGE: command(3, 4, (context) => range(context, true)),
  ZRANGEBYSCORE: command(3, 4, ({ database, words: [key = "", least, most, ...options] }) => {
    const rows = inOrder(database.get(key, "zset")?.scores).filter(([, score]) =>
      score >= decimalNumber(least) && score <= decimalNumber(most)
    );
    return shown(rows, options);
  }),
};

type Row = readonly [member: string, score: number];

function inOrder(scores: ReadonlyMap<string, number> | undefined): Row[] {
  return [...scores ?? []].sort((a, b) => a[1] - b[1] || (a[0] < b[0] ? -1 : 1));
}

function range(
  { database, words: [key = "", from, to, ...options] }: CommandContext,
  isBackwards: boolean,
): Reply {
  const upper = options.map((word) => word.toUpperCase());
  const rows = inOrder(database.get(key, "zset")?.scores);
  const isReversed = isBackwards || upper.includes("REV");
  return shown(part(isReversed ? rows.reverse() : rows, from, to), upper.filter((word) => word !== "REV"));
}

function shown(rows: readonly Row[], options: readonly string[]): Reply {
  const [option] = options;
  if (option !== undefined && option.toUpperCase() !== "WITHSCORES") syntaxError();
  return bulks(
    rows.flatMap(([member, score]) => option === undefined ? [member] : [member, numberText(score)]),
  );
}
