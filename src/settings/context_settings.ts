import type { ContextSettings, Settings } from "./settings.ts";

/** The settings as they are in a context: what is said for it alone wins. */
export function settingsIn(settings: Settings, context: string): Settings {
  return ownOf(settings, context).reduce<Settings>((whole, own) => {
    const { aliases, hotkeys, plugins, columns, nodeShell, protected: _p, namespace: _n, view: _v, ...rest } =
      own;
    return {
      ...whole,
      ...rest,
      ...(aliases ? { aliases: { ...whole.aliases, ...aliases } } : {}),
      ...(columns ? { columns: { ...whole.columns, ...columns } } : {}),
      ...(hotkeys ? { hotkeys: replaced(whole.hotkeys, hotkeys, ({ key }) => key) } : {}),
      ...(plugins ? { plugins: replaced(whole.plugins, plugins, ({ name }) => name) } : {}),
      ...(nodeShell === undefined ? {} : { nodeShell: { ...whole.nodeShell, enabled: nodeShell } }),
    };
  }, settings);
}

/** Whether changes in a context need more care. */
export function isProtected(settings: Settings, context: string): boolean {
  const own = ownOf(settings, context).findLast((one) => one.protected !== undefined);
  return own?.protected ?? settings.protectedContexts.some((pattern) => matchesName(pattern, context));
}

/** Where to begin in a context as long as nothing is remembered of it. */
export function beginningIn(
  settings: Settings,
  context: string,
): Pick<ContextSettings, "namespace" | "view"> {
  return ownOf(settings, context).reduce<Pick<ContextSettings, "namespace" | "view">>(
    (all, { namespace, view }) => ({
      ...all,
      ...(namespace === undefined ? {} : { namespace }),
      ...(view === undefined ? {} : { view }),
    }),
    {},
  );
}

/** `prod-*` matches `prod-eu`. */
export function matchesName(pattern: string, name: string): boolean {
  if (!pattern.includes("*")) return pattern === name;
  return new RegExp(`^${pattern.split("*").map(RegExp.escape).join(".*")}$`).test(name);
}

/** What is said for a context, its very name last, so that it wins over patterns. */
function ownOf({ contexts }: Settings, name: string): ContextSettings[] {
  const matching = Object.entries(contexts).filter(([pattern]) => matchesName(pattern, name));
  return [
    ...matching.filter(([pattern]) => pattern !== name),
    ...matching.filter(([pattern]) => pattern === name),
  ]
    .map(([, own]) => own);
}

function replaced<T>(all: readonly T[], own: readonly T[], key: (item: T) => string): T[] {
  const keys = new Set(own.map(key));
  return [...all.filter((item) => !keys.has(key(item))), ...own];
}
