import { run } from "../../scripts/cli/mock.ts";

await run(["kirim", "--quiet", "--port", process.argv[2] ?? ""]);
