/** The modules of this node, as sources that run inside of its engine; read when node is started first. */
import assertText from "./library/assert.js" with { type: "text" };
import bootText from "./library/boot.js" with { type: "text" };
import bufferText from "./library/buffer.js" with { type: "text" };
import consoleText from "./library/console.js" with { type: "text" };
import cryptoText from "./library/crypto.js" with { type: "text" };
import eventsText from "./library/events.js" with { type: "text" };
import fsText from "./library/fs.js" with { type: "text" };
import fsPromisesText from "./library/fs/promises.js" with { type: "text" };
import httpText from "./library/http.js" with { type: "text" };
import httpsText from "./library/https.js" with { type: "text" };
import internalConsoleText from "./library/internal/console.js" with { type: "text" };
import internalErrorsText from "./library/internal/errors.js" with { type: "text" };
import internalFetchText from "./library/internal/fetch.js" with { type: "text" };
import internalGlobalsText from "./library/internal/globals.js" with { type: "text" };
import internalInspectText from "./library/internal/inspect.js" with { type: "text" };
import internalLoaderText from "./library/internal/loader.js" with { type: "text" };
import internalProcessText from "./library/internal/process.js" with { type: "text" };
import internalPromptText from "./library/internal/prompt.js" with { type: "text" };
import internalWorldText from "./library/internal/world.js" with { type: "text" };
import osText from "./library/os.js" with { type: "text" };
import packagesBodyParserText from "./library/packages/body-parser.js" with { type: "text" };
import packagesCorsText from "./library/packages/cors.js" with { type: "text" };
import packagesDotenvText from "./library/packages/dotenv.js" with { type: "text" };
import packagesExpressText from "./library/packages/express.js" with { type: "text" };
import pathText from "./library/path.js" with { type: "text" };
import processText from "./library/process.js" with { type: "text" };
import querystringText from "./library/querystring.js" with { type: "text" };
import readlineText from "./library/readline.js" with { type: "text" };
import readlinePromisesText from "./library/readline/promises.js" with { type: "text" };
import timersText from "./library/timers.js" with { type: "text" };
import timersPromisesText from "./library/timers/promises.js" with { type: "text" };
import urlText from "./library/url.js" with { type: "text" };
import utilText from "./library/util.js" with { type: "text" };

export const LIBRARY: Readonly<Record<string, string>> = {
  "assert": assertText,
  "boot": bootText,
  "buffer": bufferText,
  "console": consoleText,
  "crypto": cryptoText,
  "events": eventsText,
  "fs": fsText,
  "fs/promises": fsPromisesText,
  "http": httpText,
  "https": httpsText,
  "internal/console": internalConsoleText,
  "internal/errors": internalErrorsText,
  "internal/fetch": internalFetchText,
  "internal/globals": internalGlobalsText,
  "internal/inspect": internalInspectText,
  "internal/loader": internalLoaderText,
  "internal/process": internalProcessText,
  "internal/prompt": internalPromptText,
  "internal/world": internalWorldText,
  "os": osText,
  "packages/body-parser": packagesBodyParserText,
  "packages/cors": packagesCorsText,
  "packages/dotenv": packagesDotenvText,
  "packages/express": packagesExpressText,
  "path": pathText,
  "process": processText,
  "querystring": querystringText,
  "readline": readlineText,
  "readline/promises": readlinePromisesText,
  "timers": timersText,
  "timers/promises": timersPromisesText,
  "url": urlText,
  "util": utilText,
};
