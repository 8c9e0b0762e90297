import { createServer } from "node:http";
import { facts } from "../../generated/kirim/facts.ts";

/** The cost of Node itself: a server that sends the same response and does nothing else. */
const content = facts.operations.revokeSetupLink.responses["200"]?.content["application/json"];
const [example] = Object.values(content?.examples ?? {});
const text = JSON.stringify(example);

createServer((request, response) => {
  request.resume();
  response.writeHead(200, { "content-type": "application/json" }).end(text);
}).listen(Number(process.argv[2]), "127.0.0.1");
