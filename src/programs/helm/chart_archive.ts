/** A packed chart: a gzipped tar with one folder. Source: helm.sh/helm/v4, pkg/chart/loader/archive. */
import { unpackTar } from "modern-tar";
import { goQuote } from "../../go_template/quoting.ts";
import { clean } from "../../go_template/functions/paths.ts";
import { ChartError, type ChartFile } from "./chart.ts";

export const maxFileBytes = 5 * 1024 * 1024;
const maxChartBytes = 100 * 1024 * 1024;

export function isGzip(data: Uint8Array): boolean {
  return data[0] === 0x1f && data[1] === 0x8b && data[2] === 0x08;
}

/** Its files, named from the chart's folder on. @throws {ChartError} */
export async function archiveFiles(data: Uint8Array): Promise<ChartFile[]> {
  const entries = await unpacked(data);
  const files = entries.filter(({ header }) =>
    !["directory", "pax-header", "pax-global-header"].includes(header.type ?? "file")
  )
    .map(({ header, data: content = new Uint8Array() }) => {
      if (header.size > maxFileBytes) {
        throw new ChartError(
          `decompressed chart file ${
            goQuote(header.name)
          } is larger than the maximum file size ${maxFileBytes}`,
        );
      }
      return { name: nameInChart(header.name), data: withoutMark(content) };
    });
  if (files.length === 0) throw new ChartError("no files in chart archive");
  return files;
}

async function unpacked(data: Uint8Array) {
  try {
    const stream = new Blob([data as Uint8Array<ArrayBuffer>]).stream().pipeThrough(
      new DecompressionStream("gzip"),
    );
    return await unpackTar(stream.pipeThrough(limited()));
  } catch (error) {
    if (error instanceof ChartError) throw error;
    throw new ChartError(isGzip(data) ? "unexpected EOF" : "gzip: invalid header");
  }
}

/** A small archive may unpack to more than there is room for. */
function limited(): TransformStream<Uint8Array, Uint8Array> {
  let left = maxChartBytes;
  return new TransformStream({
    transform(chunk, controller) {
      left -= chunk.length;
      if (left < 0) {
        throw new ChartError(`decompressed chart is larger than the maximum size ${maxChartBytes}`);
      }
      controller.enqueue(chunk);
    },
  });
}

function nameInChart(path: string): string {
  const parts = path.split(path.includes("\\") ? "\\" : "/");
  const rest = parts.slice(1).join("/");
  if (rest.startsWith("/")) throw new ChartError("chart illegally contains absolute paths");
  const name = clean(rest);
  if (name === ".") {
    throw new ChartError(`chart illegally contains content outside the base directory: ${goQuote(path)}`);
  }
  if (name.startsWith("..")) throw new ChartError("chart illegally references parent directory");
  if (/^[a-zA-Z]:\//.test(name)) throw new ChartError("chart contains illegally named files");
  if (parts[0] === "Chart.yaml") throw new ChartError("chart yaml not in base directory");
  return name;
}

/** Without the mark of UTF-8 that some editors write first. */
export function withoutMark(data: Uint8Array): Uint8Array {
  return data[0] === 0xef && data[1] === 0xbb && data[2] === 0xbf ? data.subarray(3) : data;
}
