/** `curl`, `wget` and `nslookup`, which read their words themselves. */
import { curl, nslookup, wget } from "../network.ts";
import { plainRecord } from "../plain_record.ts";

export const curlRecord = plainRecord({
  name: "curl",
  about: "Asks for what is at a URL",
  usage: ["[OPTION]... URL..."],
  options: {
    "A user-agent=NAME": "what it calls itself",
    "cacert=FILE": "who is trusted",
    "cert=FILE": "the certificate of the client",
    "connect-timeout=SECONDS": "how long at most",
    "d data=DATA": "send this, with POST",
    "f fail": "answers of 400 and above are errors",
    "H header=LINE": "a line more in the head of the request",
    "I head": "only the head of the answer",
    "i include": "the head of the answer, too",
    "k insecure": "trust every certificate",
    "key=FILE": "the key of the client",
    "L location": "go where the answer sends one",
    "m max-time=SECONDS": "how long at most",
    "o output=FILE": "write into this file",
    "resolve=HOST:PORT:ADDRESS": "where this host is",
    "S show-error": "with -s, tell errors all the same",
    "s silent": "no errors, no progress",
    "u user=USER:PASSWORD": "who one is",
    "v verbose": "tell what is sent and received",
    "w write-out=FORMAT": "after it, what is known of the transfer",
    "X request=METHOD": "the method",
  },
  readsOwnWords: true,
}, curl);

export const wgetRecord = plainRecord({
  name: "wget",
  about: "Fetches what is at a URL into a file",
  usage: ["[OPTION]... URL"],
  options: {
    "header=LINE": "a line more in the head of the request",
    "no-check-certificate": "trust every certificate",
    "O output-document=FILE": "write into this file; - is standard output",
    "P": "the folder to write into",
    "post-data=TEXT": "send this, with POST",
    "q quiet": "say nothing",
    "S server-response": "tell the head of the answer",
    "spider": "only look whether it is there",
    "T timeout=SECONDS": "how long at most",
    "U user-agent=NAME": "what it calls itself",
  },
  readsOwnWords: true,
}, wget);

export const nslookupRecord = plainRecord({
  name: "nslookup",
  about: "Asks for the addresses of a name",
  usage: ["NAME"],
  options: {},
  readsOwnWords: true,
}, nslookup);
