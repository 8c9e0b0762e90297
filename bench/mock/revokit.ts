import { mockCommand } from "../../scripts/cli/mock-command.ts";

await mockCommand().parseAsync(["kirim", "--quiet", "--port", process.argv[2] ?? ""], { from: "user" });
