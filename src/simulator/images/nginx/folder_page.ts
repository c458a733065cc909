import type { FileTree } from "../../host/file_tree.ts";

const NAME_WIDTH = 50;
const SHOWN = 47;
const SIZE_WIDTH = 19;
const SHORT_SIZE_WIDTH = 7;
const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

/** The list of a folder, as `autoindex on` lays it out (ngx_http_autoindex_module). */
export function folderPage(files: FileTree, folder: string, path: string, isExact: boolean): string {
  const entries = files.list(folder).filter((name) => !name.startsWith(".")).flatMap((name) => {
    const facts = files.status(folder + name);
    return facts ? [{ name, facts, isFolder: facts.kind === "folder" }] : [];
  });
  entries.sort((a, b) => Number(b.isFolder) - Number(a.isFolder) || (a.name < b.name ? -1 : 1));
  const rows = entries.map(({ name, facts, isFolder }) => {
    const shown = isFolder ? `${name}/` : name;
    const cut = shown.length > NAME_WIDTH
      ? `${escaped(shown.slice(0, SHOWN))}..&gt;</a>`
      : `${escaped(shown)}</a>${" ".repeat(NAME_WIDTH - shown.length)}`;
    const size = isFolder ? "-" : isExact ? String(facts.size) : shortSize(facts.size);
    const padded = size.padStart(isExact ? SIZE_WIDTH : SHORT_SIZE_WIDTH);
    return `<a href="${escaped(encodeURIComponent(name))}${isFolder ? "/" : ""}">${cut} ${
      stamp(facts.changedMs)
    } ${padded}\r\n`;
  });
  const title = `Index of ${escaped(path)}`;
  return `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<h1>${title}</h1><hr><pre><a href="../">../</a>\r\n` +
    `${rows.join("")}</pre><hr></body>\r\n</html>\r\n`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll(
    '"',
    "&quot;",
  );
}

/** `22-Nov-2026 11:33` */
function stamp(ms: number): string {
  const iso = new Date(ms).toISOString();
  return `${iso.slice(8, 10)}-${MONTHS[Number(iso.slice(5, 7)) - 1]}-${iso.slice(0, 4)} ${iso.slice(11, 16)}`;
}

function shortSize(bytes: number): string {
  const units = ["", "K", "M", "G"];
  let [size, unit] = [bytes, 0];
  while (size > 9999 && unit < units.length - 1) [size, unit] = [Math.round(size / 1024), unit + 1];
  return `${size}${units[unit]}`;
}
