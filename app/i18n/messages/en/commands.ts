export const commands = {
  "command.hub.name": "Promoter",
  "command.hub.cluster": "Cluster",
  "backup.noData": "The folder {folder} holds no data. Name the data folder with WEFT_DATA.",
  "backup.targetNotEmpty": "The folder {folder} is not empty; nothing was written. Choose a new folder.",
  "backup.copyDamaged":
    "The copy of the database did not pass its integrity check ({detail}). Nothing incomplete was left behind. Run weft check on the data folder.",
  "restore.folderNotEmpty":
    "The data folder {folder} is not empty; nothing was changed. Name an empty folder with WEFT_DATA.",
  "restore.fileMissing": "The file {file} is missing from the backup; nothing was restored. Use another backup.",
  "restore.fileUnknown":
    "The backup holds {file}, which its manifest does not list; nothing was restored. Move the file away or use another backup.",
  "restore.fileAltered":
    "The file {file} of the backup is not as it was backed up (damaged or altered); nothing was restored. Use another backup.",
  "restore.manifestAltered":
    "The manifest {file} of the backup does not fit its key {key} (damaged or altered); nothing was restored. Use another backup.",
  "restore.formatUnknown":
    "The backup's format {format} is not known; nothing was restored. Restore it with the version of Weft that made it.",
  "restore.newerProduct":
    "The backup was made by a newer version of Weft; nothing was restored. Install that version and restore again.",
  "restore.tableDiffers":
    "The restored table {table} does not fit the manifest; nothing was left behind. Use another backup.",
  "restore.auditBroken":
    "The audit log in the backup is broken from entry {entry} on; nothing was restored. Use another backup.",
  "check.failed":
    "The check found problems; nothing was changed. See the details; if need be, restore the latest backup with weft restore.",
  "command.unknownPerson": "There is no active account with the address {email}.",
  "command.hasAdministrator":
    "There is an administrator already; nothing was changed. People are added by an administrator on the page Accounts.",
  "command.importRefused":
    "The file has {errors} errors or doubts; nothing was imported. Correct them and import again, or leave those rows out with --skip-errors.",
  "command.fileNotFound": "The file {file} was not found.",
  "command.cannotWrite":
    "{file} cannot be written: its folder does not exist or is not writable, or a folder has that name. No file was written.",
  "command.noPromoter": "There is no promoter yet; nothing was changed. Finish the set-up first.",
  "command.notBuilt": "The product is not built yet. Run npm run build first.",
  "command.otherData":
    "The folder {folder} holds data that is not the demo world {world}; nothing was changed. Name an empty folder with WEFT_DATA.",
} as const;
