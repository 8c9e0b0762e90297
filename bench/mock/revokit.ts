import { run } from "../../src/mock/command.ts";

await run(["kirim", "--quiet", "--port", process.argv[2] ?? ""]);
