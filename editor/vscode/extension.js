// Starts `lchnv lsp` for the documents and the YAML files of a network's folder.
const vscode = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

let client;

function activate() {
  const [command, ...args] = vscode.workspace.getConfiguration("lchnv").get("command");
  client = new LanguageClient(
    "lchnv",
    "lchnv",
    { command, args },
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
