package io.github.docsprint.git;

import java.io.File;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.ConfigConstants;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.storage.file.WindowCacheConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

/**
 * Keeps JGit to the clone: no configuration but the clone's own is read or written, no {@code git} is started to find
 * the system's, and the file system's time stamps are not measured (which would take three seconds and write a file
 * into the user's home). JGit holds its reader in a static field, so this is the one global that docsprint sets.
 */
final class QuietSystemReader extends SystemReader.Delegate {

    private QuietSystemReader(SystemReader system) {
        super(system);
    }

    /**
     * Makes JGit use this reader, once for the process; and larger pieces of packs than by default (8 KB of at most
     * 10 MB), which saves a tenth of the time that reading the history takes.
     */
    static synchronized void install() {
        if (!(SystemReader.getInstance() instanceof QuietSystemReader)) {
            SystemReader.setInstance(new QuietSystemReader(SystemReader.getInstance()));
            WindowCacheConfig windows = new WindowCacheConfig();
            windows.setPackedGitWindowSize(128 * WindowCacheConfig.KB);
            windows.setPackedGitLimit(64L * WindowCacheConfig.MB);
            windows.setExposeStatsViaJmx(false);
            windows.install();
            new FileBasedConfig(new File(""), FS.DETECTED); // loads what any clone's configuration is read with
        }
    }

    /** Git's variables (GIT_DIR and the like) would make the result depend on more than the folder that was named. */
    @Override
    public @Nullable String getenv(String variable) {
        return variable.startsWith("GIT_") ? null : super.getenv(variable);
    }

    @Override
    public FileBasedConfig openUserConfig(@Nullable Config parent, FS fs) {
        return new EmptyConfig(parent, fs);
    }

    @Override
    public FileBasedConfig openSystemConfig(@Nullable Config parent, FS fs) {
        return new EmptyConfig(parent, fs);
    }

    @Override
    public FileBasedConfig openJGitConfig(@Nullable Config parent, FS fs) {
        return new EmptyConfig(parent, fs);
    }

    /** Has nothing in it, keeps nothing, and answers the one question whose answer JGit would otherwise measure. */
    private static final class EmptyConfig extends FileBasedConfig {

        /** What a coarse but common file system has; only says how soon JGit trusts that a file has not changed. */
        private static final long TIMESTAMP_RESOLUTION_MILLIS = 10;

        EmptyConfig(@Nullable Config parent, FS fs) {
            super(parent, new File("none"), fs);
        }

        @Override
        public void load() {
            // Nothing to read.
        }

        @Override
        public void save() {
            // Nothing is kept.
        }

        @Override
        public boolean isOutdated() {
            return false;
        }

        @Override
        public long getTimeUnit(
                String section, @Nullable String subsection, String name, long defaultValue, TimeUnit wantUnit) {
            return section.equals(ConfigConstants.CONFIG_FILESYSTEM_SECTION)
                    ? wantUnit.convert(TIMESTAMP_RESOLUTION_MILLIS, TimeUnit.MILLISECONDS)
                    : super.getTimeUnit(section, subsection, name, defaultValue, wantUnit);
        }
    }
}
