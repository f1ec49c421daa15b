// A static server for a folder: the page as any plain host would serve it, with nothing cached.
// Usage: node tools/serve.mjs FOLDER     (on 127.0.0.1, port 8080 or the next free one)

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, resolve, sep } from "node:path";
import { pathToFileURL } from "node:url";

const FIRST_PORT = 8080;
const LAST_PORT = 8179;

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
};

/** Serves `folder` under `prefix` ("/" or "/some/folder/"). Port 0 is any free one. Gives back the address and `close`. */
export async function serve(folder, { prefix = "/", port = 0 } = {}) {
  const root = resolve(folder);
  const server = createServer(async (request, response) => {
    const { status, headers = {}, body = "" } = await answer(root, prefix, request);
    response.writeHead(status, { "cache-control": "no-store", "x-content-type-options": "nosniff", ...headers });
    response.end(request.method === "HEAD" ? undefined : body);
  });
  await new Promise((done, failed) => server.once("error", failed).listen(port, "127.0.0.1", done));
  return {
    url: `http://127.0.0.1:${server.address().port}${prefix}`,
    close: () => new Promise((done) => server.close(done).closeAllConnections()),
  };
}

async function answer(root, prefix, { method, url }) {
  if (method !== "GET" && method !== "HEAD") return { status: 405, headers: { allow: "GET, HEAD" } };
  const path = decoded(url.split("?")[0]);
  if (path === undefined) return { status: 400 };
  if (`${path}/` === prefix) return { status: 301, headers: { location: prefix } };
  const file = resolve(root, `.${sep}${path.slice(prefix.length)}${path.endsWith("/") ? "index.html" : ""}`);
  if (!path.startsWith(prefix) || !file.startsWith(root + sep)) return { status: 404 };
  try {
    const type = TYPES[extname(file)] ?? "application/octet-stream";
    return { status: 200, headers: { "content-type": type }, body: await readFile(file) };
  } catch {
    return { status: 404 };
  }
}

function decoded(path) {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}

async function serveOnFreePort(folder) {
  for (let port = FIRST_PORT; port <= LAST_PORT; port += 1) {
    try {
      return await serve(folder, { port });
    } catch (error) {
      if (error.code !== "EADDRINUSE") throw error;
    }
  }
  throw new Error(`no port from ${FIRST_PORT} to ${LAST_PORT} is free`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const { url } = await serveOnFreePort(process.argv[2] ?? "dist");
  console.log(`\nPlenary is served on ${url} (stop it with Ctrl+C)`);
}
