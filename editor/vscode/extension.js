// Starts `lchnv lsp` for the documents and the YAML files of a network's folder.
const vscode = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

let client;

function activate() {
  const told = vscode.workspace.getConfiguration("lchnv").get("command");
  // Windows' lchnv.cmd is found and started by a shell alone, which wants quotes around spaces.
  const shell = process.platform === "win32";
  const [command, ...args] = shell ? told.map((word) => `"${word}"`) : told;
  client = new LanguageClient(
    "lchnv",
    "lchnv",
    { command, args, options: { shell } },
    {
      documentSelector: [
        { scheme: "file", pattern: "**/meetings/**/*.md" },
        { scheme: "file", pattern: "**/{rules,meetings/register,meetings/grupper,meetings/överenskommelser}.yaml" },
      ],
    },
  );
  return client.start();
}

function deactivate() {
  return client?.stop();
}

module.exports = { activate, deactivate };
