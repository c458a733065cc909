/** What of a Dockerfile its progress is told by: instructions, lines, stages. The engine alone judges what is right. */
export interface DockerfileStep {
  /** In upper case. */
  keyword: string;
  /** From 1. */
  firstLine: number;
  lastLine: number;
  /** What stands in front of the text: `2/4`, `builder 1/3`; undefined: nothing is done in a layer of its own. */
  label?: string;
  /** Of FROM: an image that is no earlier stage. */
  base?: string;
}

/** Those that make layers, or choose what is below them. Others change what is told of the image. */
const SHOWN = new Set(["FROM", "RUN", "COPY", "ADD", "WORKDIR"]);

export function dockerfileSteps(text: string): DockerfileStep[] {
  const read = instructions(text);
  const stages: { name?: string; steps: DockerfileStep[] }[] = [];
  const steps = read.map(({ keyword, rest, firstLine, lastLine }) => {
    const step: DockerfileStep = { keyword, firstLine, lastLine };
    if (keyword === "FROM") {
      const [, base = "", , name] = /^(?:--\S+\s+)*(\S+)(\s+as\s+(\S+))?/i.exec(rest) ?? [];
      const isStage = stages.some((stage) => stage.name === base.toLowerCase());
      if (!isStage && base !== "scratch") step.base = base;
      stages.push(name ? { name: name.toLowerCase(), steps: [] } : { steps: [] });
    }
    if (SHOWN.has(keyword)) stages.at(-1)?.steps.push(step);
    return step;
  });
  stages.forEach(({ name, steps: shown }, index) => {
    const stage = stages.length === 1 ? "" : `${name ?? `stage-${index}`} `;
    const width = String(shown.length).length;
    shown.forEach((step, at) => step.label = `${stage}${String(at + 1).padStart(width)}/${shown.length}`);
  });
  return steps;
}

interface Instruction {
  keyword: string;
  rest: string;
  firstLine: number;
  lastLine: number;
}

/** Joins what continues on the next line, passes over comments and here-documents. */
function instructions(text: string): Instruction[] {
  const lines = text.split(/\r?\n/);
  const escape = /^#\s*escape\s*=\s*(`)/im.test(lines.slice(0, 3).join("\n")) ? "`" : "\\";
  const found: Instruction[] = [];
  for (let at = 0; at < lines.length; at++) {
    if (/^\s*(#|$)/.test(lines[at]!)) continue;
    const firstLine = at + 1;
    let whole = lines[at]!.trim();
    while (whole.endsWith(escape) && at + 1 < lines.length) {
      at++;
      if (/^\s*#/.test(lines[at]!)) continue;
      whole = `${whole.slice(0, -1)} ${lines[at]!.trim()}`;
    }
    const [, keyword = "", rest = ""] = /^(\S+)\s*(.*)$/s.exec(whole) ?? [];
    const ends = /^(RUN|COPY|ADD)$/i.test(keyword)
      ? [...rest.matchAll(/<<-?\s*["']?(\w+)["']?/g)].map(([, word]) => word!)
      : [];
    for (const end of ends) {
      while (at + 1 < lines.length && lines[++at]!.trim() !== end);
    }
    found.push({ keyword: keyword.toUpperCase(), rest, firstLine, lastLine: at + 1 });
  }
  return found;
}

/** The lines around an instruction, with a mark before its own. */
export function sourceExcerpt(text: string, name: string, firstLine: number, lastLine: number): string {
  const AROUND = 2;
  const lines = text.split(/\r?\n/);
  const from = Math.max(1, firstLine - AROUND);
  const to = Math.min(lines.length, lastLine + AROUND);
  const shown: string[] = [];
  for (let line = from; line <= to; line++) {
    const mark = line >= firstLine && line <= lastLine ? ">>>" : "   ";
    shown.push(` ${String(line).padStart(3)} | ${mark} ${lines[line - 1]}`);
  }
  const rule = "-".repeat(20);
  return `${name}:${firstLine}\n${rule}\n${shown.join("\n")}\n${rule}\n`;
}
