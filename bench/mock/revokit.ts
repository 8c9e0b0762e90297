import { run } from "../../scripts/commands/mock.ts";

await run(["kirim", "--quiet", "--port", process.argv[2] ?? ""]);
