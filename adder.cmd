@echo off
rem Runs Adder's optimised build, publishing it first where it is missing or sources are newer.
setlocal
set "published=%~dp0artifacts\publish"
powershell -NoProfile -Command "$s = Get-Item '%published%\.stamp' -ErrorAction SilentlyContinue; if (-not $s) { exit 1 }; if (Get-ChildItem '%~dp0src','%~dp0gen','%~dp0library' -Recurse -File | Where-Object { $_.FullName -notmatch '\\(bin|obj)\\' -and $_.LastWriteTime -gt $s.LastWriteTime } | Select-Object -First 1) { exit 1 }"
if errorlevel 1 (
    echo adder: publishing ^(this takes a minute the first time^)... 1>&2
    dotnet publish "%~dp0src\Adder.Program\Adder.Program.csproj" -c Release -o "%published%" -v q --nologo 1>&2 || exit /b 1
    type nul > "%published%\.stamp"
)
"%published%\adder.exe" %*
exit /b %errorlevel%
